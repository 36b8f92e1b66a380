package dev.crmkit.store.jdbc.instances;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads and writes as the {@link ChurningUser} in a loop, through a store of its own. Each result
 * must be one that the organisation gives after some change that may have been the latest during
 * the call: the last acknowledged before the call, or one begun since.
 */
final class SessionObserver {

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("list", SessionObserver::list, SessionObserver::listed),
          new Question(
              "get of the first team",
              get(ChurningUser.OF_FIRST_TEAM),
              got(ChurningUser.OF_FIRST_TEAM)),
          new Question(
              "get of the second team",
              get(ChurningUser.OF_SECOND_TEAM),
              got(ChurningUser.OF_SECOND_TEAM)),
          new Question("edit of their own", SessionObserver::edit, got(ChurningUser.OWN)));

  private final ChurningUser company;
  private final SharedProgress progress;
  private final int number;
  private final List<String> wrong = new ArrayList<>();
  private int asked;

  private SessionObserver(ChurningUser company, SharedProgress progress, int number) {
    this.company = company;
    this.progress = progress;
    this.number = number;
  }

  /** A call, and its result if the user sees some clients, or none. */
  private record Question(
      String what, Function<CrmSession, String> asked, Function<Set<ClientId>, String> expected) {}

  /** What an observer has found. */
  record Findings(int asked, List<String> wrong) {}

  /** Observes until the changes are over. */
  static Findings watch(
      JdbcStore store, WorkspaceId workspace, SharedProgress progress, int number) {
    SessionObserver watcher =
        new SessionObserver(ChurningUser.in(store, workspace), progress, number);
    watcher.watch();
    return new Findings(watcher.asked, watcher.wrong);
  }

  private void watch() {
    while (!progress.isOver()) {
      int before = progress.acknowledged();
      QUESTIONS.forEach(this::ask);
      progress.see(number, before);
    }
  }

  private void ask(Question question) {
    int before = progress.acknowledged();
    String answer;
    try {
      answer = question.asked().apply(company.user());
    } catch (AccessDeniedException | NotFoundException e) {
      answer = e.getClass().getSimpleName();
    } catch (RuntimeException e) {
      answer = e.toString();
    }
    int after = progress.begun();
    asked++;
    List<String> allowed =
        IntStream.rangeClosed(before, Math.max(before, after))
            .mapToObj(change -> question.expected().apply(ChurningUser.seenAfter(change)))
            .distinct()
            .toList();
    if (!allowed.contains(answer)) {
      wrong.add(
          "%s between change %d and %d: %s instead of %s"
              .formatted(question.what(), before, after, answer, allowed));
    }
  }

  private static String list(CrmSession session) {
    return text(
        session.clients().list(Query.all()).items().stream()
            .map(ClientView::id)
            .collect(Collectors.toSet()));
  }

  private static String listed(Set<ClientId> seen) {
    return text(seen);
  }

  private static String text(Set<ClientId> clients) {
    return clients.stream().map(ClientId::value).sorted().toList().toString();
  }

  private static Function<CrmSession, String> get(ClientId client) {
    return session -> session.clients().get(client).id().toString();
  }

  private static String edit(CrmSession session) {
    ClientEdit edit = ClientEdit.of(ChurningUser.OWN).name("Name at " + System.nanoTime());
    return session.clients().edit(edit).id().toString();
  }

  private static Function<Set<ClientId>, String> got(ClientId client) {
    return seen ->
        seen.isEmpty()
            ? "AccessDeniedException"
            : seen.contains(client) ? client.toString() : "NotFoundException";
  }

  /**
   * An observer in a process of its own, given the database, the workspace, the progress file and
   * its number.
   */
  public static void main(String[] args) throws Exception {
    try (HikariDataSource database = TestDatabases.pool(args[0]);
        JdbcStore store = JdbcStore.create(database)) {
      Findings findings =
          watch(
              store,
              WorkspaceId.of(args[1]),
              new SharedProgress(Path.of(args[2])),
              Integer.parseInt(args[3]));
      findings.wrong().forEach(System.out::println);
      System.out.println("asked " + findings.asked());
    }
  }
}
