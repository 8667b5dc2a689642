using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts;

internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/api/drafts").WithTags("Drafts");

        drafts.MapGet("/", ListDrafts.Handle).Needs(StaffAction.ReadDrafts);
        drafts.MapPost("/", CreateDraft.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapPost("/docx", ReadDocx.Handle).Needs(StaffAction.WriteDrafts).WithSummary("Begins a draft with a Word file (raw, or the one file of a form, at most 20 MB); with dryRun=true only what was recognised is shown.");
        drafts.MapGet("/{id:guid}", GetDraft.Handle).Needs(StaffAction.ReadDrafts);
        drafts.MapPut("/{id:guid}", SaveDraft.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapGet("/{id:guid}/versions/{revision:int}", GetDraftVersion.Handle).Needs(StaffAction.ReadDrafts);

        drafts.MapPost("/{id:guid}/open-solicitation", OpenSolicitation.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapPost("/{id:guid}/close-solicitation", CloseSolicitation.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapPost("/{id:guid}/submit", SubmitDraft.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapPost("/{id:guid}/submit-urgently", SubmitUrgently.Handle).Needs(StaffAction.WriteDrafts);
        drafts.MapPost("/{id:guid}/legal-opinion", GiveLegalOpinion.Handle).Needs(StaffAction.GiveLegalOpinions);
        drafts.MapPost("/{id:guid}/clear-secrecy", ClearSecrecy.Handle).Needs(StaffAction.ClearSecrecy);
        drafts.MapPost("/{id:guid}/pass-review", PassReview.Handle).Needs(StaffAction.ReviewDrafts);
        drafts.MapPost("/{id:guid}/pass-proof", PassProof.Handle).Needs(StaffAction.ReviewDrafts);
        drafts.MapPost("/{id:guid}/sign", SignDraft.Handle).Needs(StaffAction.SignDocuments);
        drafts.MapPost("/{id:guid}/number", AssignNumber.Handle).Needs(StaffAction.PublishDocuments);
        drafts.MapPost("/{id:guid}/schedule", ScheduleRelease.Handle).Needs(StaffAction.PublishDocuments);
        drafts.MapPost("/{id:guid}/unschedule", UnscheduleRelease.Handle).Needs(StaffAction.PublishDocuments);
        drafts.MapPost("/{id:guid}/release", ReleaseDraft.Handle).Needs(StaffAction.PublishDocuments);
        drafts.MapPost("/{id:guid}/file", FileDraft.Handle).Needs(StaffAction.PublishDocuments);

        // Whose these are depends on the state; the table of transitions says.
        drafts.MapPost("/{id:guid}/return", ReturnDraft.Handle).Needs(StaffAction.ReadDrafts);
        drafts.MapPost("/{id:guid}/withdraw-opinion", WithdrawOpinion.Handle).Needs(StaffAction.ReadDrafts);
        drafts.MapPost("/{id:guid}/abandon", AbandonDraft.Handle).Needs(StaffAction.WriteDrafts);
    }
}
