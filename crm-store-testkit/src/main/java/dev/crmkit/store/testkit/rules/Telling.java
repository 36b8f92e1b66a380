package dev.crmkit.store.testkit.rules;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.SightPlan;
import dev.crmkit.access.change.UserChange;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.query.ActivityQuery;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.DealQuery;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.view.FeedPage;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that a session tells when it is asked for everything: each look-up, list, count,
 * history, decision, preview and event, and each refusal with its words. A line each, told as it
 * comes from the library, ids and all.
 */
final class Telling {

  private static final int PAGE = 7;

  private final CrmSession session;
  private final List<String> lines = new ArrayList<>();

  private Telling(CrmSession session) {
    this.session = session;
  }

  /**
   * Asks for everything.
   *
   * @param session whose
   * @param others things that are asked for by their ids, whether or not there are such
   */
  static List<String> of(CrmSession session, List<Subject> others) {
    Telling telling = new Telling(session);
    telling.organisation();
    telling.records();
    telling.news();
    others.forEach(telling::lookUp);
    return telling.lines;
  }

  /** What is told of a client and a label that the user creates. */
  static List<String> ofACreation(CrmSession session) {
    Telling telling = new Telling(session);
    telling.ask("a new client", () -> session.clients().create(NewClient.named("new")));
    telling.ask("a new label", () -> session.labels().create("there was none of this name"));
    return telling.lines;
  }

  /** The words of a refusal, with its violations. */
  static String refusal(CrmException refusal) {
    return refusal.getClass().getSimpleName()
        + ": "
        + refusal.getMessage()
        + (refusal instanceof Invalid invalid ? " " + invalid.violations() : "");
  }

  private void organisation() {
    ask("users", () -> session.users().list());
    ask("deleted users", () -> session.users().deleted());
    ask("groups", () -> session.groups().list());
    ask("ranges", () -> session.security().allowedRanges());
    ask("policies", () -> session.security().policies());
    ask("sections", () -> session.form().sections());
    ask("fields", () -> session.form().fields());
    ask("pipelines", () -> session.pipelines().list());
    ask("labels", () -> session.labels().list());
    ask("creates records", () -> session.mayCreateRecords().explain());
    for (UserView user : listed(() -> session.users().list())) {
      ask("sign-ins of " + user.id(), () -> session.users().signInLog(user.id(), PAGE));
      ask(
          "what if " + user.id() + " were inactive",
          () -> preview(new UserChange.SetStatus(user.id(), UserStatus.INACTIVE)));
    }
    ask("what if", () -> preview(new UserChange.SetResponsible(session.user(), session.user())));
  }

  private void records() {
    ask("clients", () -> session.clients().count(ClientQuery.all()));
    ask("activities", () -> session.activities().count(ActivityQuery.all()));
    ask("deals", () -> session.deals().count(DealQuery.all()));
    ask(
        "clients by name",
        () ->
            Lists.all(
                ClientQuery.all().sortedBy(Order.NAME.reversed()).limit(PAGE),
                ClientQuery::after,
                session.clients()::list));
    ask(
        "deals by amount",
        () ->
            Lists.all(
                DealQuery.all().sortedBy(Order.AMOUNT).limit(PAGE),
                DealQuery::after,
                session.deals()::list));
    for (Field field : listed(() -> session.form().fields())) {
      ask(
          "clients by " + field.id(),
          () ->
              Lists.all(
                      ClientQuery.all().sortedBy(Order.field(field.id())).limit(PAGE),
                      ClientQuery::after,
                      session.clients()::list)
                  .stream()
                  .map(RecordView::id)
                  .toList());
    }
    List<RecordView> records = new ArrayList<>();
    records.addAll(
        listed(() -> Lists.all(ClientQuery.all(), ClientQuery::after, session.clients()::list)));
    records.addAll(
        listed(
            () ->
                Lists.all(ActivityQuery.all(), ActivityQuery::after, session.activities()::list)));
    records.addAll(
        listed(() -> Lists.all(DealQuery.all(), DealQuery::after, session.deals()::list)));
    for (RecordView record : records) {
      lines.add(record.toString());
      lookUp(record.id());
      ask("files on " + record.id(), () -> session.files().list(record.id()));
    }
    ask("files", () -> session.files().all(null, 1000).items());
    for (FileView file : listed(() -> session.files().all(null, 1000).items())) {
      ask("history of " + file.id(), () -> session.files().history(file.id()));
    }
    ask("deleted", () -> session.deleted(1000));
  }

  /** What is told of one thing, by its id. */
  private void lookUp(Subject subject) {
    ask("look-up of " + subject, () -> Lookup.of(session, subject));
    ask("may view " + subject, () -> session.may(Action.VIEW, subject).explain());
    ask("may edit " + subject, () -> session.may(Action.EDIT, subject).explain());
    ask("may delete " + subject, () -> session.may(Action.DELETE, subject).explain());
    ask("who sees " + subject, () -> session.whoCan(Action.VIEW, subject));
    if (subject instanceof RecordId record) {
      ask("may assign " + subject, () -> session.may(Action.ASSIGN, subject).explain());
      ask("history of " + subject, () -> Histories.of(session, record));
    }
  }

  private void news() {
    ask(
        "events",
        () -> {
          List<HistoryView> events = new ArrayList<>();
          FeedPage page = session.events(null, PAGE);
          while (!page.items().isEmpty()) {
            events.addAll(page.items());
            page = session.events(page.next(), PAGE);
          }
          return events;
        });
  }

  /** What a preview tells but for the revision, by which a plan that is stale is known (D4). */
  private String preview(UserChange change) {
    SightPlan plan = session.preview(change);
    return plan.moved() + " " + plan.managers() + " " + plan.managersTo() + " " + plan.sights();
  }

  private void ask(String question, Supplier<?> answer) {
    String told;
    try {
      told = String.valueOf(answer.get());
    } catch (CrmException e) {
      told = refusal(e);
    }
    lines.add(question + ": " + told);
  }

  private static <T> List<T> listed(Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (CrmException e) {
      return List.of();
    }
  }
}
