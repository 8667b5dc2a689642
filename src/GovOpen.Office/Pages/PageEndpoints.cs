using GovOpen.Contracts.Access;
using GovOpen.Office.Account;
using GovOpen.Office.Accounts;
using GovOpen.Office.Audit;
using GovOpen.Office.CleanUps;
using GovOpen.Office.Delivery;
using GovOpen.Office.Desk;
using GovOpen.Office.Digests;
using GovOpen.Office.Documents;
using GovOpen.Office.Drafts;
using GovOpen.Office.Guidance;
using GovOpen.Office.Home;
using GovOpen.Office.Interpretations;
using GovOpen.Office.Http;
using GovOpen.Office.Issues;
using GovOpen.Office.Matters;
using GovOpen.Office.Orders;
using GovOpen.Office.Publication;
using GovOpen.Office.Purges;
using GovOpen.Office.Rebuilds;
using GovOpen.Office.QaBase;
using GovOpen.Office.Records;
using GovOpen.Office.Registers;
using GovOpen.Office.Sessions;
using GovOpen.Office.SignIn;
using GovOpen.Office.Units;
using GovOpen.Office.Work;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Office.Pages;

/// <summary>The pages of the staff site. Whoever is not signed in is sent to sign in, where it is not said otherwise.</summary>
internal static class PageEndpoints
{
    private const int LargestForm = 256 * 1024;

    // A text of two million characters, nine bytes each in a form, and another one that it amends.
    private const int LargestFormOfTexts = 40 * 1024 * 1024;

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireAuthorization(policy => policy.AddAuthenticationSchemes(SessionRegistration.Scheme).RequireAuthenticatedUser());

        pages.MapPage("/", ShowHome.Handle).AllowAnonymous();
        pages.MapPage("/sign-in", ShowSignIn.Handle).AllowAnonymous();
        pages.MapForm("/sign-in", SignInPerson.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/sign-out", SignOutPerson.Handle).AllowAnonymous();

        pages.MapPage("/account", ShowAccount.Handle);
        pages.MapPage("/account/password", ShowPassword.Handle).AllowAnonymous();
        pages.MapForm("/account/password", ChangePassword.Handle).AllowAnonymous().LimitSignIns();
        pages.MapPage("/account/second-factor", ShowSecondFactor.Handle).AllowAnonymous();
        pages.MapForm("/account/second-factor", BeginSecondFactor.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/account/second-factor/confirm", ConfirmSecondFactor.Handle).AllowAnonymous().LimitSignIns();
        pages.MapForm("/account/delegations", DelegateRole.Handle).OnlyFor(StaffAction.DelegateRole);
        pages.MapForm("/account/delegations/{id:guid}/end", EndDelegation.Handle).OnlyFor(StaffAction.DelegateRole);

        pages.MapPage("/units", ShowUnits.Handle).OnlyFor(StaffAction.ReadUnits);
        pages.MapPage("/units/new", CreateUnit.Show).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/new", CreateUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapPage("/units/{id:guid}", ShowUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/{id:guid}/rename", RenameUnit.Handle).OnlyFor(StaffAction.ManageUnits);
        pages.MapForm("/units/{id:guid}/close", CloseUnit.Handle).OnlyFor(StaffAction.ManageUnits);

        pages.MapPage("/accounts", ShowAccounts.Handle).OnlyFor(StaffAction.ReadAccounts);
        pages.MapPage("/accounts/new", CreateAccount.Show).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/new", CreateAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapPage("/accounts/{id:guid}", ShowOneAccount.Handle).OnlyFor(StaffAction.ReadAccounts);
        pages.MapForm("/accounts/{id:guid}/roles", ChangeRoles.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/unit", MoveAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/lock", LockAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/unlock", UnlockAccount.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/password", ResetPassword.Handle).OnlyFor(StaffAction.ManageAccounts);
        pages.MapForm("/accounts/{id:guid}/second-factor", ResetSecondFactor.Handle).OnlyFor(StaffAction.ManageAccounts);

        pages.MapPage("/drafts", ShowDrafts.Handle).OnlyFor(StaffAction.ReadDrafts);
        pages.MapPage("/drafts/new", CreateDraft.Show).OnlyFor(StaffAction.WriteDrafts);
        pages.MapForm("/drafts/new", CreateDraft.Handle).OnlyFor(StaffAction.WriteDrafts).OfTexts();
        pages.MapPage("/drafts/{id:guid}", ShowDraft.Handle).OnlyFor(StaffAction.ReadDrafts);
        pages.MapPage("/drafts/{id:guid}/edit", EditDraft.Show).OnlyFor(StaffAction.WriteDrafts);
        pages.MapForm("/drafts/{id:guid}/edit", EditDraft.Handle).OnlyFor(StaffAction.WriteDrafts).OfTexts();
        pages.MapPage("/drafts/{id:guid}/versions/{revision:int}", ShowDraftVersion.Handle).OnlyFor(StaffAction.ReadDrafts);
        foreach (var step in DraftStep.All) pages.MapForm($"/drafts/{{id:guid}}/{step.Path}", TakeStep.Of(step)).OnlyFor(step.Action);
        pages.MapForm("/drafts/{id:guid}/purge", ProposePurge.OfDraft).OnlyFor(StaffAction.ProposePurges);

        pages.MapPage("/interpretations", ShowInterpretations.Handle).OnlyFor(StaffAction.ReadInterpretations);
        pages.MapPage("/interpretations/new", WriteInterpretation.Begin).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapForm("/interpretations/new", WriteInterpretation.Create).OnlyFor(StaffAction.WriteInterpretations).OfTexts();
        pages.MapPage("/interpretations/diversified-share", ShowDiversifiedShare.Handle).OnlyFor(StaffAction.ReadReports);
        pages.MapPage("/interpretations/{id:guid}", ShowInterpretation.Handle).OnlyFor(StaffAction.ReadInterpretations);
        pages.MapPage("/interpretations/{id:guid}/edit", WriteInterpretation.Edit).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapForm("/interpretations/{id:guid}/edit", WriteInterpretation.Save).OnlyFor(StaffAction.WriteInterpretations).OfTexts();
        pages.MapForm("/interpretations/{id:guid}/media", AttachMedia.Handle).OnlyFor(StaffAction.WriteInterpretations)
            .WithMetadata(new RequestSizeLimitAttribute(AttachMedia.LargestForm)).WithFormOptions(multipartBodyLengthLimit: AttachMedia.LargestForm).DisableRequestTimeout();
        pages.MapForm("/interpretations/{id:guid}/media/{hash}/remove", AttachMedia.Remove).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapPage("/media/{hash}", ShowMedia.Handle).OnlyFor(StaffAction.ReadInterpretations);
        foreach (var step in InterpretationStep.All) pages.MapForm($"/interpretations/{{id:guid}}/{step.Name}", step.Handle).OnlyFor(step.Action);

        pages.MapPage("/qa", ShowEntries.Handle).OnlyFor(StaffAction.ReadInterpretations);
        pages.MapPage("/qa/new", WriteEntry.Begin).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapForm("/qa/new", WriteEntry.Create).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapPage("/qa/suggestions", ShowSuggestions.Handle).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapPage("/qa/{id:guid}", ShowEntry.Handle).OnlyFor(StaffAction.ReadInterpretations);
        pages.MapPage("/qa/{id:guid}/edit", WriteEntry.Edit).OnlyFor(StaffAction.WriteInterpretations);
        pages.MapForm("/qa/{id:guid}/edit", WriteEntry.Save).OnlyFor(StaffAction.WriteInterpretations);
        foreach (var step in QaStep.All) pages.MapForm($"/qa/{{id:guid}}/{step.Name}", step.Handle).OnlyFor(step.Action);

        pages.MapPage("/desk", ShowDesk.Handle).OnlyFor(StaffAction.AnswerCallers).WithMetadata(new OwnScript());
        pages.MapForm("/desk/given", GiveAnswer.Handle).OnlyFor(StaffAction.AnswerCallers);
        pages.MapPage("/desk/given/{id:guid}", GiveAnswer.Show).OnlyFor(StaffAction.AnswerCallers);
        pages.MapForm("/desk/missing", GiveAnswer.Missing).OnlyFor(StaffAction.AnswerCallers);

        pages.MapPage("/orders", ShowOrders.Handle).OnlyFor(StaffAction.ReadOrders);
        pages.MapPage("/orders/new", TakeDownConcern.Show).OnlyFor(StaffAction.TakeConcerns);
        pages.MapForm("/orders/new", TakeDownConcern.Handle).OnlyFor(StaffAction.TakeConcerns);
        pages.MapPage("/orders/figures", ShowFigures.Handle).OnlyFor(StaffAction.ReadReports);
        pages.MapPage("/orders/classes", ShowClasses.Handle).OnlyFor(StaffAction.ReadOrders);
        pages.MapPage("/orders/matters", ShowMatters.Handle).OnlyFor(StaffAction.ReadOrders);
        pages.MapForm("/orders/matters", ShowMatters.Set).OnlyFor(StaffAction.ManageMatters);
        pages.MapPage("/orders/{id:guid}", ShowOrder.Handle).OnlyFor(StaffAction.ReadOrders);
        pages.MapForm("/orders/{id:guid}/contact", ShowOrder.Contact).OnlyFor(StaffAction.ReadContacts);
        foreach (var step in OrderStep.All) pages.MapForm($"/orders/{{id:guid}}/{step.Path}", step.Handle).OnlyFor(step.Action);

        pages.MapPage("/results", ShowResults.Handle).OnlyFor(StaffAction.ReadResults);
        pages.MapPage("/orders/{id:guid}/result", ShowResult.Handle).OnlyFor(StaffAction.ReadOrders);
        foreach (var step in ResultStep.All) pages.MapForm($"/orders/{{id:guid}}/result/{step.Name}", step.Handle).OnlyFor(step.Action);

        pages.MapPage("/digests", ShowDigests.Handle).OnlyFor(StaffAction.PublishDigests);
        pages.MapPage("/digests/{id:guid}", ShowDigests.One).OnlyFor(StaffAction.PublishDigests);
        pages.MapForm("/digests/{id:guid}", ShowDigests.Publish).OnlyFor(StaffAction.PublishDigests);

        pages.MapPage("/issues", ShowIssues.Handle).OnlyFor(StaffAction.ReadOrders);
        pages.MapPage("/issues/{id:guid}", ShowIssue.Handle).OnlyFor(StaffAction.ReadOrders);
        foreach (var step in IssueStep.All) pages.MapForm($"/issues/{{id:guid}}/{step.Name}", step.Handle).OnlyFor(StaffAction.SuperviseOrders);

        pages.MapPage("/receivers", RegisterReceiver.Show).OnlyFor(StaffAction.DeliverKnowledge);
        pages.MapForm("/receivers", RegisterReceiver.Handle).OnlyFor(StaffAction.DeliverKnowledge);
        pages.MapPage("/receivers/{id:guid}", ShowReceiver.Handle).OnlyFor(StaffAction.DeliverKnowledge);
        pages.MapForm("/receivers/{id:guid}", ShowReceiver.Change).OnlyFor(StaffAction.DeliverKnowledge);
        pages.MapForm("/receivers/{id:guid}/secret", ShowReceiver.RenewSecret).OnlyFor(StaffAction.DeliverKnowledge);
        pages.MapForm("/receivers/{id:guid}/reconcile", ShowReceiver.Reconcile).OnlyFor(StaffAction.DeliverKnowledge);

        pages.MapPage("/registers", ShowRegisters.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapPage("/registers/new", OpenRegister.Show).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/registers/new", OpenRegister.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapPage("/registers/{id:guid}", ShowRegister.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/registers/{id:guid}/void", VoidNumber.Handle).OnlyFor(StaffAction.PublishDocuments);

        pages.MapPage("/documents", ShowDocuments.Handle).OnlyFor(StaffAction.ListDocuments);
        pages.MapPage("/documents/{id:guid}", ShowDocument.Handle).OnlyFor(StaffAction.ListDocuments);
        pages.MapForm("/documents/{id:guid}/acts", RecordAct.Handle).OnlyFor(StaffAction.PublishDocuments).OfTexts();
        pages.MapForm("/documents/{id:guid}/withdraw", WithdrawDocument.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/documents/{id:guid}/remove", RemoveDocument.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/documents/{id:guid}/redirect", RedirectDocument.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/documents/{id:guid}/restore", RestoreDocument.Handle).OnlyFor(StaffAction.PublishDocuments);
        pages.MapForm("/documents/{id:guid}/interpretations/release", ReleaseInterpretations.Handle).OnlyFor(StaffAction.SignDocuments);
        pages.MapForm("/documents/{id:guid}/purge", ProposePurge.OfDocument).OnlyFor(StaffAction.ProposePurges);

        pages.MapPage("/clean-ups", ShowCleanUps.Handle).OnlyFor(StaffAction.ListDocuments);
        pages.MapPage("/clean-ups/new", BeginCleanUp.Show).OnlyFor(StaffAction.PrepareCleanUps);
        pages.MapForm("/clean-ups/new", BeginCleanUp.Handle).OnlyFor(StaffAction.PrepareCleanUps).OfTexts();
        pages.MapPage("/clean-ups/{id:guid}", ShowCleanUp.Handle).OnlyFor(StaffAction.ListDocuments);
        pages.MapPage("/clean-ups/{id:guid}/edit", SaveCleanUp.Show).OnlyFor(StaffAction.PrepareCleanUps);
        pages.MapForm("/clean-ups/{id:guid}/edit", SaveCleanUp.Handle).OnlyFor(StaffAction.PrepareCleanUps).OfTexts();
        pages.MapForm("/clean-ups/{id:guid}/publish", PublishCleanUp.Handle).OnlyFor(StaffAction.PublishCleanUps);

        pages.MapPage("/records", ShowRecords.Handle).OnlyFor(StaffAction.ReadRecords);
        pages.MapPage("/records/gaps", ShowRecords.Gaps).OnlyFor(StaffAction.ReadRecords);
        pages.MapPage("/records/new", WriteRecord.Begin).OnlyFor(StaffAction.EditRecords);
        pages.MapForm("/records/new", WriteRecord.Create).OnlyFor(StaffAction.EditRecords).OfTexts();
        pages.MapPage("/records/{id:guid}", ShowRecord.Handle).OnlyFor(StaffAction.ReadRecords);
        pages.MapPage("/records/{id:guid}/edit", WriteRecord.Edit).OnlyFor(StaffAction.EditRecords);
        pages.MapForm("/records/{id:guid}/edit", WriteRecord.Save).OnlyFor(StaffAction.EditRecords).OfTexts();
        foreach (var step in RecordStep.All) pages.MapForm($"/records/{{id:guid}}/{step.Name}", step.Handle).OnlyFor(step.Action);

        pages.MapPage("/purges", ShowPurges.Handle).OnlyFor(StaffAction.ReadPurges);
        pages.MapForm("/purges/{id:guid}/confirm", ConfirmPurge.Handle).OnlyFor(StaffAction.ConfirmPurges);
        pages.MapForm("/purges/{id:guid}/refuse", RefusePurge.Handle).OnlyFor(StaffAction.ConfirmPurges);

        pages.MapPage("/guidance", SetSynonyms.Show).OnlyFor(StaffAction.GuideSearch);
        pages.MapForm("/guidance", SetSynonyms.Handle).OnlyFor(StaffAction.GuideSearch);
        pages.MapForm("/guidance/{id:guid}/reset", SetSynonyms.Reset).OnlyFor(StaffAction.GuideSearch);
        pages.MapPage("/guidance/best-bets", SetBestBet.Show).OnlyFor(StaffAction.GuideSearch);
        pages.MapForm("/guidance/best-bets", SetBestBet.Handle).OnlyFor(StaffAction.GuideSearch);
        pages.MapPage("/guidance/questions", ShowQuestions.Handle).OnlyFor(StaffAction.GuideSearch);

        pages.MapPage("/index-rebuilds", RequestRebuild.Show).OnlyFor(StaffAction.RebuildIndex);
        pages.MapForm("/index-rebuilds", RequestRebuild.Handle).OnlyFor(StaffAction.RebuildIndex);

        pages.MapPage("/work", ShowWork.Lapsing).OnlyFor(StaffAction.ListDocuments);
        pages.MapPage("/work/undisclosed", ShowWork.Undisclosed).OnlyFor(StaffAction.ReadDrafts);
        pages.MapPage("/work/readiness", ShowWork.Readiness).OnlyFor(StaffAction.ListDocuments);
        pages.MapPage("/work/alarms", ShowAlarms.Handle).OnlyFor(StaffAction.ReadDrafts);
        pages.MapForm("/work/alarms/{id:guid}/clear", ClearAlarm.Handle).OnlyFor(StaffAction.PublishDocuments);

        pages.MapPage("/audit", ShowAudit.Handle).OnlyFor(StaffAction.ReadAudit);
        pages.MapPage("/audit/export", DownloadAudit.Handle).OnlyFor(StaffAction.ReadAudit);
        pages.MapPage("/audit/verify", ShowVerdict.Handle).OnlyFor(StaffAction.ReadAudit);
    }

    private static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapMethods(pattern, _reading, handle).ExcludeFromDescription();

    /// <summary>Every form carries a token that only a page of this site can have given it.</summary>
    private static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder app, string pattern, Delegate handle) =>
        app.MapPost(pattern, handle).ExcludeFromDescription()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(LargestForm))
            .AddEndpointFilter((context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? next(context)
                : ValueTask.FromResult<object?>(Refuse(context.HttpContext)));

    /// <summary>A form in which whole documents are typed.</summary>
    private static RouteHandlerBuilder OfTexts(this RouteHandlerBuilder form) => form
        .WithMetadata(new RequestSizeLimitAttribute(LargestFormOfTexts))
        .WithFormOptions(valueLengthLimit: LargestFormOfTexts, valueCountLimit: 2_000, bufferBodyLengthLimit: LargestFormOfTexts);

    // The token of somebody whose session has ended meanwhile is no longer good: that is nothing to be puzzled by.
    private static IResult Refuse(HttpContext context) =>
        context.User.Identity?.IsAuthenticated != true && context.Request.Cookies.ContainsKey(SessionRegistration.Cookie)
            ? TypedResults.Challenge(authenticationSchemes: [SessionRegistration.Scheme])
            : TypedResults.BadRequest();

    private static RouteHandlerBuilder OnlyFor(this RouteHandlerBuilder page, StaffAction action) => page.RequireAuthorization(policy => policy
        .AddAuthenticationSchemes(SessionRegistration.Scheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Actor.Of(context.User) is { } actor && Permissions.ReachOf(actor.Roles, action) is not null))
        .WithMetadata(new NeededAction(action));
}
