package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.DeleteSection;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.change.UserChange;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All answers that a user can get from a session: each look-up, list, count, history, decision,
 * preview and event, and each refusal. Each answer is one line with its full content ({@link
 * ReflectiveText}), including ids.
 */
final class ObservableOutput {

  private static final int PAGE = 7;
  private static final Grouping<UserRef> OWNER = Grouping.owner();
  private static final Grouping<LabelId> LABEL = Grouping.label();

  private final CrmSession session;
  private final List<String> lines = new ArrayList<>();

  private ObservableOutput(CrmSession session) {
    this.session = session;
  }

  /**
   * Runs all queries of a session.
   *
   * @param session the session of the user
   * @param others ids to look up in addition, whether or not they exist
   */
  static List<String> of(CrmSession session, List<Subject> others) {
    ObservableOutput output = new ObservableOutput(session);
    output.organisation();
    output.records();
    output.feed();
    others.forEach(output::lookUp);
    return output.lines;
  }

  /**
   * Tries to assign records to users.
   *
   * @param session the session of the user
   * @param users users to whom the user cannot assign records, whether or not they exist
   */
  static List<String> ofAssignments(CrmSession session, List<UserId> users) {
    ObservableOutput output = new ObservableOutput(session);
    for (ClientView client : listed(() -> session.clients().list(Query.all()).items())) {
      users.forEach(
          user ->
              output.ask(
                  client.id() + " for " + user, () -> session.clients().assign(client.id(), user)));
    }
    return output.lines;
  }

  /** Creates a client and a label, and returns the answers. */
  static List<String> ofCreations(CrmSession session) {
    ObservableOutput output = new ObservableOutput(session);
    output.ask("a new client", () -> session.clients().create(NewClient.of("new")));
    output.ask(
        "a new label", () -> session.labels().create(NewLabel.of("there was none of this name")));
    return output.lines;
  }

  private void organisation() {
    ask("users", () -> session.users().stream().toList());
    ask("deleted users", () -> session.users().deleted(PageRequest.first()).items());
    ask("groups", () -> session.groups().list());
    ask("ranges", () -> session.security().allowedRanges());
    ask("policies", () -> session.security().policies());
    ask("sections", () -> session.form().sections());
    ask("fields", () -> session.form().fields());
    ask("pipelines", () -> session.pipelines().list());
    ask("labels", () -> session.labels().list());
    List<Subject> entries = new ArrayList<>();
    listed(() -> session.users().list(PageRequest.first().limit(1_000)).items())
        .forEach(each -> entries.add(each.id()));
    listed(() -> session.form().sections()).forEach(each -> entries.add(each.id()));
    listed(() -> session.form().fields()).forEach(each -> entries.add(each.id()));
    listed(() -> session.pipelines().list()).forEach(each -> entries.add(each.id()));
    listed(() -> session.labels().list()).forEach(each -> entries.add(each.id()));
    entries.forEach(each -> ask("history of " + each, () -> HistoryPages.of(session, each)));
    ask("creates records", () -> session.mayCreateRecords());
    for (UserView user : listed(() -> session.users().stream().toList())) {
      ask(
          "sign-ins of " + user.id(),
          () -> session.users().signInLog(user.id(), PageRequest.first().limit(PAGE)).items());
      ask(
          "what if " + user.id() + " were inactive",
          () -> session.preview(new UserChange.SetStatus(user.id(), UserStatus.INACTIVE)));
    }
    preview(new UserChange.SetResponsible(session.user(), session.user()));
    if (session.may(Action.MANAGE, SettingsArea.STAGES).allowed()) {
      listed(() -> session.pipelines().list()).forEach(this::previews);
    }
    if (session.may(Action.MANAGE, SettingsArea.CLIENT_FORM).allowed()) {
      listed(() -> session.form().fields()).forEach(this::previews);
      listed(() -> session.form().sections())
          .forEach(section -> preview(new DeleteSection(section.id(), null)));
    }
  }

  /** Previews closing deals by a pipeline, removing its stages and deleting it (P3, P4). */
  private void previews(Pipeline pipeline) {
    List<String> stages = pipeline.stages().stream().map(Stage::name).toList();
    PipelineEdit edit = PipelineEdit.of(pipeline.id());
    preview(new EditPipeline(edit.stages(stages.stream().map(StageSpec::won).toList())));
    preview(new EditPipeline(edit.stages(stages.stream().map(StageSpec::lost).toList())));
    preview(new EditPipeline(edit.stages(List.of(StageSpec.of(stages.get(0))))));
    preview(new DeletePipeline(pipeline.id(), null));
  }

  /** Previews changing the type of a field and deleting it (F8). */
  private void previews(Field field) {
    FieldType other = field.type() == FieldType.TEXT ? FieldType.NUMBER : FieldType.TEXT;
    preview(new EditField(FieldEdit.of(field.id()).type(other)));
    preview(new DeleteField(field.id(), null));
  }

  private void records() {
    ask("clients", () -> session.clients().count(Query.all()));
    ask("activities", () -> session.activities().count(Query.all()));
    ask("deals", () -> session.deals().count(Query.all()));
    ask(
        "clients by name",
        () ->
            session.clients().stream(Query.all().sortedBy(Order.NAME.reversed()).limit(PAGE))
                .toList());
    ask(
        "deals by amount",
        () -> session.deals().stream(Query.all().sortedBy(Order.AMOUNT).limit(PAGE)).toList());
    for (Field field : listed(() -> session.form().fields())) {
      ask(
          "clients by " + field.id(),
          () ->
              session.clients().stream(Query.all().sortedBy(Order.field(field.id())).limit(PAGE))
                  .map(RecordView::id)
                  .toList());
    }
    summaries();
    List<RecordView> records = new ArrayList<>();
    records.addAll(listed(() -> session.clients().stream(Query.all()).toList()));
    records.addAll(listed(() -> session.activities().stream(Query.all()).toList()));
    records.addAll(listed(() -> session.deals().stream(Query.all()).toList()));
    for (RecordView record : records) {
      lines.add(ReflectiveText.of(record));
      lookUp(record.id());
      ask("files on " + record.id(), () -> session.attachments().list(record.id()));
    }
    ask("files", () -> session.attachments().stream().toList());
    for (FileView file : listed(() -> session.attachments().stream().toList())) {
      ask("history of " + file.id(), () -> HistoryPages.of(session, file.id()));
    }
    ask("deleted", () -> session.deleted(PageRequest.first().limit(1000)).items());
  }

  private void summaries() {
    Query all = Query.all();
    Grouping<YearMonth> month = Grouping.month(TimeAttribute.UPDATED, "Europe/Moscow");
    ask("clients by owner and label", () -> session.clients().summarize(all, OWNER, LABEL));
    ask("activities by owner and month", () -> session.activities().summarize(all, OWNER, month));
    ask("deals by label", () -> session.deals().summarize(all, LABEL));
    for (Pipeline pipeline : listed(() -> session.pipelines().list())) {
      Grouping<StageId> stage = Grouping.stage(pipeline.id());
      ask("clients by " + pipeline.id(), () -> session.clients().summarize(all, stage));
      ask("deals by " + pipeline.id(), () -> session.deals().summarize(all, stage, OWNER));
    }
    for (Field field : listed(() -> session.form().fields())) {
      Grouping<FieldValue> by = Grouping.field(field.id());
      ask("summary by " + field.id(), () -> session.clients().summarize(all, by));
    }
  }

  /** Looks up one entity by its id. */
  private void lookUp(Subject subject) {
    ask("look-up of " + subject, () -> EntityLookup.read(session, subject));
    ask("may view " + subject, () -> session.may(Action.VIEW, subject));
    ask("may edit " + subject, () -> session.may(Action.EDIT, subject));
    ask("may delete " + subject, () -> session.may(Action.DELETE, subject));
    ask("who sees " + subject, () -> session.whoCan(Action.VIEW, subject));
    if (subject instanceof RecordId) {
      ask("may assign " + subject, () -> session.may(Action.ASSIGN, subject));
    }
    if (!(subject instanceof SettingsArea)) {
      ask("history of " + subject, () -> HistoryPages.of(session, subject));
    }
  }

  private void feed() {
    ask(
        "events",
        () ->
            Page.stream(next -> session.events(PageRequest.first().limit(PAGE).after(next)))
                .toList());
    ask("audit", () -> session.audit(AuditQuery.all(), PageRequest.first()).items());
  }

  private void preview(OrgChange change) {
    ask("what if " + change, () -> session.preview(change));
  }

  private void ask(String question, Supplier<?> answer) {
    String text;
    try {
      text = ReflectiveText.of(answer.get());
    } catch (CrmException e) {
      text = ReflectiveText.of(e);
    }
    lines.add(question + ": " + text);
  }

  private static <T> List<T> listed(Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (CrmException e) {
      return List.of();
    }
  }
}
