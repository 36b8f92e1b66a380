package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a workspace has been through, it is the same when it was saved and loaded. */
class SavedStoreProperties {

  /** How many bytes of a file's content the memory store writes to a line. */
  private static final int CHUNK = 64 * 1024;

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final int IDS = 12;

  @Property(tries = 40)
  void aLoadedWorkspaceIsTheOneThatWasSaved(@ForAll long seed) throws IOException {
    Path file = Files.createTempFile("store", ".jsonl");
    try (MemoryStore store = MemoryStore.create()) {
      store.create(ACME, "key", Samples.founding(), List.of());
      Random random = new Random(seed);
      for (int i = 0; i < 80; i++) {
        step(store, random);
      }
      store.save(file);
      try (MemoryStore loaded = MemoryStore.load(file)) {
        assertThat(loaded.<List<Object>>read(ACME, SavedStoreProperties::all))
            .isEqualTo(store.<List<Object>>read(ACME, SavedStoreProperties::all));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void step(MemoryStore store, Random random) {
    long id = 1L + random.nextInt(IDS);
    Subject subject =
        switch (random.nextInt(3)) {
          case 0 -> new ClientId(id);
          case 1 -> new DealId(id);
          default -> new FileId(id);
        };
    byte[] bytes = new byte[random.nextInt(3) * CHUNK / 2];
    random.nextBytes(bytes);
    StagedContent content = store.stage(ACME, new ByteArrayInputStream(bytes), bytes.length);
    int operation = random.nextInt(9);
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
        if (id % 3 == 0) {
          tx.purge(subject);
        }
      }
      case 6 -> tx.append(Samples.event(subject));
      case 7 -> tx.record(Samples.signIn(id, id).build());
      default -> {
        tx.apply(Samples.manager(id + 1));
        tx.putActivation(new Activation(new UserId(id), "hash " + id, Samples.at(id)));
      }
    }
  }

  /** All that can be told of the workspace, but for its epoch. */
  private static List<Object> all(ReadTransaction tx) {
    List<Object> all = new ArrayList<>();
    all.add(tx.cursorKey());
    all.add(tx.org().revision());
    all.add(Set.copyOf(tx.org().entries()));
    all.add(tx.events(0, 1_000));
    all.add(tx.lastPosition());
    all.add(tx.files(Scope.everything(), 0, 1_000));
    for (var deletion : tx.deletions(1_000)) {
      all.add(deletion);
      all.add(tx.deletedBy(deletion.id()));
    }
    for (long id = 1; id <= IDS; id++) {
      for (var record : List.of(new ClientId(id), new DealId(id))) {
        all.add(tx.record(record));
        all.add(tx.deletedRecord(record));
        all.add(tx.filesOn(record));
      }
      FileId file = new FileId(id);
      all.add(tx.file(file));
      all.add(tx.deletedFile(file));
      for (Subject subject : List.of(new ClientId(id), new DealId(id), file)) {
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
