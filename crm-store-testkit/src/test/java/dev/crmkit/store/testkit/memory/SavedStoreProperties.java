package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** A workspace with any history is the same after saving and loading. */
@Tag("R4")
@Tag("R5")
@Tag("W1")
@Tag("W2")
class SavedStoreProperties {

  /** The number of bytes of content that the memory store writes to a line. */
  private static final int CHUNK = 64 * 1024;

  static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final int IDS = 12;

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(tries = 40)
  void aLoadedWorkspaceEqualsTheSavedOne(@ForAll long seed) throws IOException {
    Path file = Files.createTempFile("store", ".jsonl");
    try (MemoryStore store = filled(seed, CHUNK)) {
      store.save(file);
      for (String line : Files.readAllLines(file)) {
        // The kind of line, and whether it has the optional parts of a record or an event.
        String kind = line.substring(0, line.indexOf('"', 10)).replaceAll("[^a-z]+", " ").strip();
        boolean more = line.contains("\"deletion\":{\"id\"") || line.contains("\"handOver\":{");
        Statistics.label("lines").collect(kind + (more ? " and more" : ""));
      }
      Statistics.label("lines")
          .coverage(
              all -> {
                for (String each : LINES) {
                  all.check(each).count(n -> n > 0);
                }
              });
      try (MemoryStore loaded = MemoryStore.load(file)) {
        assertThat(loaded.<List<Object>>read(ACME, SavedStoreProperties::all))
            .isEqualTo(store.<List<Object>>read(ACME, SavedStoreProperties::all));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static final List<String> LINES =
      List.of(
          "type workspace",
          "type organisation entry",
          "type removed entry",
          "type stored record",
          "type stored record and more",
          "type attached file",
          "type attached file and more",
          "type content chunk",
          "type purged id",
          "type logged event",
          "type logged event and more",
          "type sign in attempt",
          "type pending activation");

  /** Returns a store with a workspace after random changes, the same for the same seed. */
  static MemoryStore filled(long seed, int chunk) {
    MemoryStore store = MemoryStore.create();
    store.create(ACME, "key", Samples.initialEntries(), List.of());
    Random random = new Random(seed);
    for (int i = 0; i < 160; i++) {
      step(store, random, chunk);
    }
    return store;
  }

  private static void step(MemoryStore store, Random random, int chunk) {
    long id = 1L + random.nextInt(IDS);
    Subject subject =
        switch (random.nextInt(6)) {
          case 0 -> new ClientId(id);
          case 1 -> new ActivityId(id);
          case 2 -> new DealId(id);
          default -> new FileId(id);
        };
    byte[] bytes = new byte[random.nextInt(3) * chunk / 2];
    random.nextBytes(bytes);
    StagedContent content = store.stage(ACME, new ByteArrayInputStream(bytes), bytes.length);
    int operation = random.nextInt(13);
    try {
      store.useReorganise(ACME, tx -> change(tx, operation, id, subject, content));
    } catch (IllegalArgumentException e) {
      store.discard(ACME, content);
    }
  }

  private static void change(
      OrgTransaction tx, int operation, long id, Subject subject, StagedContent content) {
    switch (operation) {
      case 0 -> tx.insert(Samples.client(id).name("Имя\n\"" + id).build());
      case 1 -> tx.insert(Samples.deal(id).createdAt(Samples.at(id)).build());
      case 2 -> tx.insertFile(Samples.file(id, new ClientId(1 + id / 4), content), content);
      case 3 -> tx.delete(subject, Samples.deletion(1 + id % 3, new ClientId(1)));
      case 4 -> tx.restore(subject);
      case 5 -> {
        if (id % 3 == 1) {
          if (tx.deletion(subject).isEmpty()) {
            tx.delete(subject, Samples.deletion(4, new ClientId(1)));
          }
          tx.purge(subject);
        }
      }
      case 6 -> tx.append(Samples.event(subject));
      case 7 -> tx.record(Samples.signIn(id, id).build());
      case 8 -> tx.insert(Samples.activity(id).due(Samples.at(id)).build());
      case 9 -> tx.append(handOver(id));
      case 10 -> tx.removeActivation(new UserId(id));
      case 11 -> {
        tx.apply(OrgDelta.putting(new Label(new LabelId(id), "l" + id, "#d33")));
        if (id % 2 == 0) {
          tx.apply(new OrgDelta(List.of(), Set.of(new LabelId(id))));
        }
      }
      default -> {
        tx.apply(Samples.manager(id + 1));
        tx.putActivation(new Activation(new UserId(id), "hash " + id, Samples.at(id)));
      }
    }
  }

  private static Event handOver(long id) {
    return Samples.event(new UserId(id)).toBuilder()
        .handOver(
            new HandOver(
                Map.of(new PortfolioId(id), new UserRef(new UserId(id), "U" + id)), Samples.ANNA))
        .build();
  }

  /** Returns everything that can be read of the workspace, except its epoch. */
  static List<Object> all(ReadTransaction tx) {
    List<Object> all = new ArrayList<>();
    all.add(tx.cursorKey());
    all.add(tx.org().revision());
    all.add(Set.copyOf(tx.org().entries()));
    all.add(tx.events(0, 1_000));
    all.add(tx.lastPosition());
    all.add(tx.files(Scope.everything(), 0, 1_000));
    for (var deletion : tx.deletions(1_000)) {
      all.add(deletion);
      all.add(tx.deletedIn(deletion.id()));
    }
    for (long id = 1; id <= IDS; id++) {
      for (var record : List.of(new ClientId(id), new ActivityId(id), new DealId(id))) {
        all.add(tx.record(record));
        all.add(tx.deletedRecord(record));
        all.add(tx.filesOf(record));
      }
      FileId file = new FileId(id);
      all.add(tx.file(file));
      all.add(tx.deletedFile(file));
      for (Subject subject : List.of(new ClientId(id), new ActivityId(id), new DealId(id), file)) {
        all.add(tx.isTaken(subject));
        all.add(tx.deletion(subject));
        all.add(tx.history(subject));
      }
      all.add(content(tx, file));
      all.add(tx.signIns(new UserId(id), 1_000));
      all.add(tx.lastSignIn(new UserId(id)));
      all.add(tx.activation("hash " + id));
    }
    return all;
  }

  private static Object content(ReadTransaction tx, FileId file) {
    if (tx.file(file).isEmpty() && tx.deletedFile(file).isEmpty()) {
      return "none";
    }
    try (var in = tx.content(file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
