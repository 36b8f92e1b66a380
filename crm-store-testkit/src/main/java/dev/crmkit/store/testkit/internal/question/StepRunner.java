package dev.crmkit.store.testkit.internal.question;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.core.Subject;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.execution.LibraryCall;
import dev.crmkit.store.testkit.internal.execution.OperationCalls;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.step.AccessQuestion;
import dev.crmkit.store.testkit.internal.step.ActingUser;
import dev.crmkit.store.testkit.internal.step.Step;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes steps in a workspace: asks the library, or carries out an operation. Refusals of the
 * library are thrown.
 */
public final class StepRunner implements Step.Visitor<StepAnswer> {

  private static final int SIGN_INS = 1_000;

  private final ScenarioWorkspace workspace;

  public StepRunner(ScenarioWorkspace workspace) {
    this.workspace = workspace;
  }

  private Actor actor(ActingUser by) {
    return actor(by, false);
  }

  private Actor actor(ActingUser by, boolean isDryRun) {
    String from = by.from();
    return new Actor(
        workspace,
        UserId.of(workspace.names().number(EntityKind.USER, by.user())),
        from == null ? null : InetAddresses.forString(from),
        isDryRun);
  }

  private CrmSession session(ActingUser by) {
    return actor(by).session();
  }

  @Override
  public StepAnswer check(Step.Check step) {
    AccessQuestion question = step.question();
    Action action = action(question);
    Actor actor = actor(step.by());
    CrmSession session = actor.session();
    if (action == Action.SIGN_IN) {
      return answer(workspace.crm().explainSignIn(actor.user(), actor.address()));
    }
    if (action == Action.CREATE) {
      return answer(
          createdUser(question).map(session::mayCreate).orElseGet(session::mayCreateRecords));
    }
    Subject thing = workspace.subject(question.entity()).orElse(null);
    return thing == null
        ? new StepAnswer(ActualValues.text("deny"), "there is no " + question.on())
        : answer(session.may(action, thing));
  }

  private StepAnswer answer(Decision decision) {
    return new StepAnswer(
        ActualValues.text(decision.allowed() ? "allow" : "deny"),
        workspace.names().translate(decision.explain()));
  }

  private static Action action(AccessQuestion question) {
    return Arrays.stream(Action.values())
        .filter(action -> action.word().equals(question.action()))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the type of the user that would be created; empty for a record. */
  private static Optional<UserType> createdUser(AccessQuestion question) {
    return Arrays.stream(UserType.values())
        .filter(type -> ("user:" + EnumWords.of(type)).equals(question.on()))
        .findFirst();
  }

  @Override
  public StepAnswer who(Step.Who step) {
    return StepAnswer.of(
        ActualValues.bag(
            who(step.question()).stream()
                .map(user -> workspace.names().name(user.user().id()))
                .toList()));
  }

  private List<UserDecision> who(AccessQuestion question) {
    Action action = action(question);
    if (action == Action.SIGN_IN) {
      return workspace.crm().whoCanWork();
    }
    if (action == Action.CREATE) {
      return createdUser(question)
          .map(workspace.crm()::whoCanCreate)
          .orElseGet(workspace.crm()::whoCanWork);
    }
    Subject thing = workspace.subject(question.entity()).orElse(null);
    return thing == null ? List.of() : workspace.crm().whoCan(action, thing);
  }

  @Override
  public StepAnswer list(Step.ListVisible step) {
    List<String> names = VisibleLists.names(workspace, session(step.by()), step);
    return StepAnswer.of(
        step.sort() == null ? ActualValues.bag(names) : ActualValues.sequence(names));
  }

  @Override
  public StepAnswer count(Step.Count step) {
    return StepAnswer.of(
        ActualValues.number(
            RecordQueries.count(
                session(step.by()), step.what(), ListFilters.filters(workspace, step.where()))));
  }

  @Override
  public StepAnswer summarize(Step.Summarize step) {
    List<Grouping<?>> by = SummaryAnswers.groupings(workspace, step);
    return StepAnswer.of(
        SummaryAnswers.of(
            workspace,
            step,
            by,
            RecordQueries.summarize(
                session(step.by()),
                step.what(),
                ListFilters.filters(workspace, step.where()),
                by)));
  }

  @Override
  public StepAnswer read(Step.Read step) {
    return read(session(step.by()), step.entity());
  }

  @Override
  public StepAnswer state(Step.State step) {
    return read(workspace.director(), step.entity());
  }

  private StepAnswer read(CrmSession session, Step.ReadableEntity entity) {
    return StepAnswer.of(
        EntityReaders.of(entity).read(workspace, session, workspace.id(entity.on())));
  }

  @Override
  public StepAnswer perform(Step.Do step) {
    OperationCalls calls = new OperationCalls(actor(step.by(), step.isDryRun()));
    return StepAnswer.of(step.operation().<LibraryCall>accept(calls).run());
  }

  @Override
  public StepAnswer plan(Step.Plan step) {
    Actor actor = actor(step.by());
    return StepAnswer.of(
        PlanAnswers.of(actor, new OperationCalls(actor).visit(step.operation()).plan()));
  }

  @Override
  public StepAnswer history(Step.History step) {
    return StepAnswer.of(
        HistoryEntries.of(
            workspace,
            Histories.of(session(step.by()), workspace.id(step.on())),
            workspace.isGiven(step.on())));
  }

  @Override
  public StepAnswer events(Step.Events step) {
    ActingUser by = step.by();
    List<ActualValue> entries =
        by == null
            ? workspace.newEvents().stream()
                .map(event -> HistoryEntries.entry(workspace, event))
                .toList()
            : workspace.newEvents(actor(by)).stream()
                .map(entry -> HistoryEntries.entry(workspace, entry, List.of()))
                .toList();
    return StepAnswer.of(ActualLists.sequence(entries));
  }

  @Override
  public StepAnswer signIns(Step.SignIns step) {
    UserId of = UserId.of(workspace.names().number(EntityKind.USER, step.of()));
    return StepAnswer.of(
        ActualLists.sequence(
            session(step.by())
                .users()
                .signInLog(of, PageRequest.first().limit(SIGN_INS))
                .items()
                .stream()
                .map(StepRunner::attempt)
                .toList()));
  }

  private static ActualValue attempt(SignIn attempt) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("from", ActualValues.optional(attempt.address().map(ActualValues::address)));
    attributes.put("refused", ActualValues.flag(attempt.refusal().isPresent()));
    return ActualValues.attributes(attributes);
  }
}
