using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>解读形式: how an interpretation explains its document.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InterpretationForm>))]
public enum InterpretationForm
{
    /// <summary>文字解读</summary>
    Text,

    /// <summary>负责人撰稿</summary>
    LeaderArticle,

    /// <summary>专家解读</summary>
    Expert,

    /// <summary>问答</summary>
    QuestionsAndAnswers,

    /// <summary>访谈</summary>
    Interview,

    /// <summary>新闻发布会</summary>
    PressConference,

    /// <summary>图解</summary>
    Infographic,

    /// <summary>音频</summary>
    Audio,

    /// <summary>视频</summary>
    Video,

    /// <summary>动漫</summary>
    Animation,
}

/// <summary>What follows from a form.</summary>
public static class InterpretationForms
{
    /// <summary>Whether it counts among the diversified interpretations, of which there shall be at least one half (川办发〔2023〕10号, item 7).</summary>
    public static bool IsDiversified(this InterpretationForm form) => form != InterpretationForm.Text;
}
