namespace GovOpen.Benchmarks.Documents;

/// <param name="Code">行政区划代码 (GB/T 2260)</param>
/// <param name="Name">As it begins the names of its organs: 成都市锦江区.</param>
/// <param name="Short">As it begins their numbers: 成都锦江.</param>
internal sealed record Division(string Code, string Name, string Short)
{
    public bool IsProvince => Code.EndsWith("0000", StringComparison.Ordinal);

    public bool IsCounty => !Code.EndsWith("00", StringComparison.Ordinal);

    /// <summary>The province, its prefectures, then its counties.</summary>
    public static IReadOnlyList<Division> All { get; } = [new("510000", "四川省", "川"), .. Prefectures(), .. Counties()];

    private static IEnumerable<Division> Prefectures() =>
        Lines().Select(line => new Division($"51{line[0][..2]}00", line[0][2..], Shorten(line[0][2..])));

    // Names of counties repeat (市中区, and 广安区 in 广安市), so the prefecture comes first.
    private static IEnumerable<Division> Counties() =>
        from line in Lines()
        from county in line[1..]
        select new Division($"51{line[0][..2]}{county[..2]}", line[0][2..] + county[2..], Shorten(line[0][2..]) + Shorten(county[2..]));

    private static string Shorten(string name)
    {
        foreach (var autonomous in (string[])["藏族羌族自治", "藏族自治", "彝族自治", "羌族自治"])
        {
            if (name.Contains(autonomous, StringComparison.Ordinal)) return name.Replace(autonomous, "", StringComparison.Ordinal);
        }

        return name[..^1];
    }

    private static IEnumerable<string[]> Lines() => Table.Split('\n').Select(line => line.Trim().Split(' '));

    // One line a prefecture: the third and fourth digit and its name; then the last two digits and the name of each county.
    private const string Table =
        """
        01成都市 04锦江区 05青羊区 06金牛区 07武侯区 08成华区 12龙泉驿区 13青白江区 14新都区 15温江区 16双流区 17郫都区 18新津区 21金堂县 29大邑县 31蒲江县 81都江堰市 82彭州市 83邛崃市 84崇州市 85简阳市
        03自贡市 02自流井区 03贡井区 04大安区 11沿滩区 21荣县 22富顺县
        04攀枝花市 02东区 03西区 11仁和区 21米易县 22盐边县
        05泸州市 02江阳区 03纳溪区 04龙马潭区 21泸县 22合江县 24叙永县 25古蔺县
        06德阳市 03旌阳区 04罗江区 23中江县 81广汉市 82什邡市 83绵竹市
        07绵阳市 03涪城区 04游仙区 05安州区 22三台县 23盐亭县 25梓潼县 26北川羌族自治县 27平武县 81江油市
        08广元市 02利州区 11昭化区 12朝天区 21旺苍县 22青川县 23剑阁县 24苍溪县
        09遂宁市 03船山区 04安居区 21蓬溪县 23大英县 81射洪市
        10内江市 02市中区 11东兴区 24威远县 25资中县 83隆昌市
        11乐山市 02市中区 11沙湾区 12五通桥区 13金口河区 23犍为县 24井研县 26夹江县 29沐川县 32峨边彝族自治县 33马边彝族自治县 81峨眉山市
        13南充市 02顺庆区 03高坪区 04嘉陵区 21南部县 22营山县 23蓬安县 24仪陇县 25西充县 81阆中市
        14眉山市 02东坡区 03彭山区 21仁寿县 23洪雅县 24丹棱县 25青神县
        15宜宾市 02翠屏区 03南溪区 04叙州区 23江安县 24长宁县 25高县 26珙县 27筠连县 28兴文县 29屏山县
        16广安市 02广安区 03前锋区 21岳池县 22武胜县 23邻水县 81华蓥市
        17达州市 02通川区 03达川区 22宣汉县 23开江县 24大竹县 25渠县 81万源市
        18雅安市 02雨城区 03名山区 22荥经县 23汉源县 24石棉县 25天全县 26芦山县 27宝兴县
        19巴中市 02巴州区 03恩阳区 21通江县 22南江县 23平昌县
        20资阳市 02雁江区 21安岳县 22乐至县
        32阿坝藏族羌族自治州 01马尔康市 21汶川县 22理县 23茂县 24松潘县 25九寨沟县 26金川县 27小金县 28黑水县 30壤塘县 31阿坝县 32若尔盖县 33红原县
        33甘孜藏族自治州 01康定市 22泸定县 23丹巴县 24九龙县 25雅江县 26道孚县 27炉霍县 28甘孜县 29新龙县 30德格县 31白玉县 32石渠县 33色达县 34理塘县 35巴塘县 36乡城县 37稻城县 38得荣县
        34凉山彝族自治州 01西昌市 02会理市 22木里藏族自治县 23盐源县 24德昌县 26会东县 27宁南县 28普格县 29布拖县 30金阳县 31昭觉县 32喜德县 33冕宁县 34越西县 35甘洛县 36美姑县 37雷波县
        """;
}
