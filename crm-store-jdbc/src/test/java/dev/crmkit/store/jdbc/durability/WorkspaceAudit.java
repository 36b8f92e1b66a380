package dev.crmkit.store.jdbc.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Checks that a workspace contains what {@link AcknowledgedWrites} say, and that everything in it
 * is consistent.
 */
final class WorkspaceAudit {

  private static final int ALL = Integer.MAX_VALUE;

  private final ReadTransaction tx;
  private final AcknowledgedWrites writes;

  private WorkspaceAudit(ReadTransaction tx, AcknowledgedWrites writes) {
    this.tx = tx;
    this.writes = writes;
  }

  /** Fails if it does not. */
  static void check(CrmStore store, WorkspaceId workspace, AcknowledgedWrites writes) {
    store.read(
        workspace,
        tx -> {
          new WorkspaceAudit(tx, writes).check();
          return true;
        });
  }

  private void check() {
    Map<Long, Integer> steps = new TreeMap<>();
    writes.lines().forEach((id, line) -> steps.put(id, steps(id, line)));
    checkLists(steps);
    checkFeed(steps);
    assertThat(tx.org().userCount()).isEqualTo(1 + count(steps, WorkspaceAudit::isHired));
    assertThat(tx.deletions(ALL)).hasSize((int) count(steps, WorkspaceAudit::isDeleted));
  }

  /** Returns how many steps were executed on a client; each must be complete. */
  private int steps(long id, AcknowledgedWrites.Line line) {
    List<String> observed = observed(id);
    if (line.mayBeMore() && observed.equals(expected(id, line.done() + 1))) {
      return line.done() + 1;
    }
    assertThat(observed).as("client %s, %s", id, line).isEqualTo(expected(id, line.done()));
    return line.done();
  }

  private List<String> observed(long id) {
    ClientId client = new ClientId(id);
    List<String> observed = new ArrayList<>();
    tx.client(client).ifPresent(found -> observed.add("living " + found));
    tx.deletedRecord(client).ifPresent(found -> observed.add("deleted " + found));
    tx.activity(new ActivityId(id)).ifPresent(found -> observed.add("living " + found.id()));
    tx.deletedRecord(new ActivityId(id)).ifPresent(found -> observed.add("deleted " + found.id()));
    tx.file(new FileId(id)).ifPresent(found -> observed.add("living " + found));
    tx.deletedFile(new FileId(id)).ifPresent(found -> observed.add("deleted " + found));
    if (tx.isTaken(new FileId(id))) {
      observed.add(content(id));
    }
    tx.org().user(new UserId(id)).ifPresent(found -> observed.add("hired " + found.id()));
    tx.history(client).forEach(event -> observed.add("client: " + event.type()));
    tx.history(new FileId(id)).forEach(event -> observed.add("file: " + event.type()));
    tx.history(new UserId(id)).forEach(event -> observed.add("user: " + event.type()));
    return observed;
  }

  private String content(long id) {
    try (InputStream content = tx.content(new FileId(id))) {
      return new String(content.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> expected(long id, int steps) {
    List<String> expected = new ArrayList<>();
    String life = isDeleted(steps) ? "deleted " : "living ";
    if (steps > WriteStep.CREATE.index()) {
      expected.add(life + WriteStep.client(id, WriteStep.version(steps)));
      expected.add(life + new ActivityId(id));
    }
    if (steps > WriteStep.ATTACH.index()) {
      expected.add(life + WriteStep.file(id));
      expected.add(WriteStep.content(id));
    }
    if (isHired(steps)) {
      expected.add("hired " + new UserId(id));
    }
    List.of(
            EventType.CREATE,
            EventType.EDIT,
            EventType.ASSIGN,
            EventType.DELETE,
            EventType.UNDO_DELETE)
        .subList(0, steps > WriteStep.ATTACH.index() ? steps - 1 : steps)
        .forEach(did -> expected.add("client: " + did));
    if (steps > WriteStep.ATTACH.index()) {
      expected.add("file: " + EventType.CREATE);
    }
    if (isHired(steps)) {
      expected.add("user: " + EventType.CREATE);
    }
    return expected;
  }

  private static boolean isHired(int steps) {
    return steps > WriteStep.HIRE.index();
  }

  private static boolean isDeleted(int steps) {
    return steps == WriteStep.DELETE.index() + 1;
  }

  private static boolean isAlive(int steps) {
    return steps > 0 && !isDeleted(steps);
  }

  private static long count(Map<Long, Integer> steps, IntPredicate which) {
    return steps.values().stream().filter(which::test).count();
  }

  /** Checks that every index finds the clients that it should. */
  private void checkLists(Map<Long, Integer> steps) {
    checkList(steps, Condition.always(), number -> true);
    for (int version = 1; version <= 3; version++) {
      int wanted = version;
      IntPredicate isOfVersion = number -> WriteStep.version(number) == wanted;
      FieldValue value = FieldValue.text("version " + version);
      checkList(steps, new Condition.HasLabel(new LabelId(version)), isOfVersion);
      checkList(
          steps,
          new Condition.InStage(WriteStep.PIPELINE, Set.of(new StageId(version))),
          isOfVersion);
      checkList(
          steps,
          new Condition.FieldCompares(WriteStep.FIELD, Comparison.EQUAL, value),
          isOfVersion);
      checkList(steps, new Condition.NameContains("in version " + version), isOfVersion);
    }
    assertThat(
            tx.count(
                RecordKind.CLIENT,
                Scope.portfolios(Set.of(Samples.ANNAS_PORTFOLIO)),
                Condition.always()))
        .isEqualTo(count(steps, number -> isAlive(number) && WriteStep.version(number) < 3));
    assertThat(tx.count(RecordKind.ACTIVITY, Scope.everything(), Condition.always()))
        .isEqualTo(count(steps, WorkspaceAudit::isAlive));
    assertThat(tx.files(Scope.everything(), 0, ALL))
        .extracting(FileInfo::id)
        .containsExactlyElementsOf(
            ids(steps, number -> isAlive(number) && number > WriteStep.ATTACH.index())
                .mapToObj(FileId::new)
                .toList());
  }

  private void checkList(Map<Long, Integer> steps, Condition where, IntPredicate which) {
    List<ClientId> expected =
        ids(steps, number -> isAlive(number) && which.test(number))
            .mapToObj(ClientId::new)
            .toList();
    List<Client> listed =
        tx.list(
            new RecordQuery<>(
                Client.class,
                Scope.everything(),
                where,
                Sort.ascending(Sort.Attribute.NAME),
                null,
                ALL));
    assertThat(listed)
        .as("the clients that meet %s", where)
        .extracting(Client::id)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(tx.count(RecordKind.CLIENT, Scope.everything(), where)).isEqualTo(listed.size());
  }

  private static LongStream ids(Map<Long, Integer> steps, IntPredicate which) {
    return steps.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .mapToLong(Map.Entry::getKey);
  }

  /** Checks that the feed has no gaps and as many events as the steps appended. */
  private void checkFeed(Map<Long, Integer> steps) {
    List<Event> events = tx.events(0, ALL);
    assertThat(events)
        .extracting(Event::position)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, events.size()).mapToObj(Long::valueOf).toList());
    assertThat(tx.lastPosition()).isEqualTo(events.size());
    long expected =
        steps.values().stream().mapToLong(number -> number + (isHired(number) ? 1 : 0)).sum();
    assertThat(events).hasSize((int) expected);
  }
}
