using System.Text.RegularExpressions;

namespace GovOpen.Hotline.Masking;

/// <summary>门牌: where in a street, an estate or a village somebody lives. Streets, estates and villages themselves stay, or nobody would know what a concern is about.</summary>
internal static partial class HouseNumbers
{
    private const string Number = "([0-9]{1,4}|[一二三四五六七八九十百零〇两]{1,4}|[A-Z](?![A-Z]))";

    public static IEnumerable<PersonalDatum> In(FoldedText text) =>
        Houses().Matches(text.Text).Concat(InStreets().Matches(text.Text)).Concat(Dashed().Matches(text.Text)).Select(match => new PersonalDatum(match.Index, match.Index + match.Length, PersonalDataKind.Address));

    /// <summary>Two parts at least, one of which only houses have.</summary>
    [GeneratedRegex($"(?=(附?{Number}(号院|号楼|号|之|楼|层|期))*附?{Number}(栋|幢|座|单元|室|房|号院|号楼|组|社|队|之|号附))(附?{Number}(号院|号楼|号|之|栋|幢|座|单元|楼|层|室|房|户|组|社|队)){{2,}}({Number}(室|房|号)?)?|{Number}[栋幢座]{Number}[室房]?(?![0-9年月日个])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Houses();

    [GeneratedRegex($"(?<=路|街|巷|大道|段|弄|胡同|里弄){Number}号(附{Number}号)?(?!线|站|出口|文件|令|窗口|公路)", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex InStreets();

    [GeneratedRegex("(?<=路|街|巷|园|区|苑|院|庄|城|居|府|期|号|村|段)[0-9]{1,3}-[0-9]{1,2}-[0-9]{1,4}(?![0-9-])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Dashed();
}
