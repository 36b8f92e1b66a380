package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving to a file, and loading damaged files. */
class SavedStoreTest {

  private static final ClientId ONE = new ClientId(1);
  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final WorkspaceId OTHER = WorkspaceId.of("other");

  @TempDir Path folder;
  private Path file;
  private final MemoryStore store = MemoryStore.create();

  @BeforeEach
  void fill() {
    file = folder.resolve("store.jsonl");
    for (WorkspaceId id : List.of(ACME, OTHER)) {
      store.create(id, "key of " + id, Samples.initialEntries(), List.of());
      StagedContent content = store.stage(id, new ByteArrayInputStream(new byte[200_000]), 200_000);
      store.useWrite(
          id,
          tx -> {
            tx.insert(Samples.client(1).name("\uD83D\uDE00 of\n" + id).build());
            tx.insertFile(Samples.file(1, ONE, content), content);
            tx.append(Samples.event(ONE));
          });
    }
    store.save(file);
  }

  @Test
  void allWorkspacesAreSaved() {
    MemoryStore loaded = MemoryStore.load(file);
    assertThat(loaded.workspaces()).containsExactlyInAnyOrder(ACME, OTHER);
    for (WorkspaceId id : loaded.workspaces()) {
      assertThat(loaded.<String>read(id, tx -> tx.client(ONE).orElseThrow().name()))
          .endsWith("of\n" + id);
      assertThat(loaded.read(id, ReadTransaction::cursorKey)).isEqualTo("key of " + id);
    }
  }

  @Test
  void eachLoadedCopyHasItsOwnEpoch() {
    assertThat(
            Stream.of(store, MemoryStore.load(file), MemoryStore.load(file))
                .map(each -> each.read(ACME, ReadTransaction::org).epoch()))
        .doesNotHaveDuplicates();
  }

  @Tag("W3")
  @Test
  void thePositionOfAPurgedEventIsNotReused() {
    store.useWrite(
        ACME,
        tx -> {
          tx.append(Samples.event(ONE));
          tx.delete(ONE, Samples.deletion(1, ONE));
        });
    store.useWrite(ACME, tx -> tx.purge(ONE));
    long last = store.<Long>read(ACME, tx -> tx.lastPosition());
    store.save(file);

    MemoryStore loaded = MemoryStore.load(file);
    assertThat(loaded.<Long>read(ACME, tx -> tx.lastPosition())).isEqualTo(last);
    loaded.useWrite(ACME, tx -> tx.append(Samples.event(new ClientId(2))));
    assertThat(loaded.<List<Event>>read(ACME, tx -> tx.events(0, 9)))
        .extracting(Event::position)
        .containsExactly(last + 1);
  }

  @Test
  void savingALoadedStoreWritesTheSameFile() throws IOException {
    Path again = folder.resolve("again.jsonl");
    MemoryStore.load(file).save(again);
    List<String> lines = Files.readAllLines(again);
    assertThat(lines).containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
    assertThat(lines).hasSizeGreaterThan(10);
  }

  @Test
  void aStoreWithoutWorkspacesCanBeSaved() {
    MemoryStore.create().save(file);
    assertThat(MemoryStore.load(file).workspaces()).isEmpty();
  }

  @Test
  void savingReplacesTheFileAndLeavesNoOtherFiles() throws IOException {
    store.useWrite(ACME, tx -> tx.insert(Samples.client(2).build()));
    store.save(file);
    assertThat(
            MemoryStore.load(file)
                .<Boolean>read(ACME, tx -> tx.client(new ClientId(2)).isPresent()))
        .isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFailedSaveLeavesNoFiles() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.createFile(taken.resolve("by a file"));
    assertThatThrownBy(() -> store.save(taken))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("taken");
    assertThatThrownBy(() -> store.save(folder.resolve("nowhere/store.jsonl")))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("nowhere");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, taken);
    }
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing.jsonl");
    assertThatThrownBy(() -> MemoryStore.load(missing))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(file, "");
    assertLoadFails(1, "no saved memory store");
    Files.writeString(file, "Dear diary\n");
    assertLoadFails(1, "no saved memory store");
    Files.writeString(file, "{\"format\":\"other\",\"version\":1}\n");
    assertLoadFails(1, "no saved memory store");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThatThrownBy(() -> MemoryStore.load(file)).isInstanceOf(StoreFailureException.class);
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws IOException {
    change(lines -> lines.set(0, lines.get(0).replace("\"version\":1", "\"version\":2")));
    assertLoadFails(1, "version 2");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItWasCut() throws IOException {
    List<String> complete = Files.readAllLines(file);
    for (int left = 1; left < complete.size(); left++) {
      Files.write(file, complete.subList(0, left));
      assertLoadFails(left + 1, "cut off");
    }
    int half = complete.get(3).length() / 2;
    Files.writeString(
        file,
        String.join("\n", complete.subList(0, 3)) + "\n" + complete.get(3).substring(0, half));
    assertLoadFails(4, "damaged");
  }

  @Test
  void aMissingOrDuplicateLineIsRefused() throws IOException {
    List<String> complete = Files.readAllLines(file);
    for (int at = 1; at < complete.size(); at++) {
      int index = at;
      Files.write(file, edited(complete, lines -> lines.remove(index)));
      assertThatThrownBy(() -> MemoryStore.load(file)).isInstanceOf(StoreFailureException.class);
      Files.write(file, edited(complete, lines -> lines.add(index, lines.get(index))));
      assertThatThrownBy(() -> MemoryStore.load(file)).isInstanceOf(StoreFailureException.class);
    }
  }

  @Test
  void alteredContentIsRefused() throws IOException {
    change(
        lines -> lines.replaceAll(line -> line.replace("\"base64\":\"AAAA", "\"base64\":\"AAAB")));
    assertThatThrownBy(() -> MemoryStore.load(file))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("content of " + new FileId(1));
  }

  @Test
  void aWorkspaceWithoutADirectorIsRefused() throws IOException {
    change(lines -> lines.replaceAll(line -> line.replace("\"director\"", "\"manager\"")));
    assertThatThrownBy(() -> MemoryStore.load(file))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("no director");
  }

  @Test
  void aRemovedEntryOutsideTheOrganisationIsRefused() throws IOException {
    change(
        lines -> {
          String end = lines.remove(lines.size() - 1);
          lines.add("{\"@type\":\"removed-entry\",\"id\":\"client/7\"}");
          lines.add(end.replace(":" + (lines.size() - 1), ":" + lines.size()));
        });
    assertThatThrownBy(() -> MemoryStore.load(file))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("client/7 cannot be removed");
  }

  @Test
  void anUnknownLineIsRefused() throws IOException {
    change(lines -> lines.set(2, "{\"@type\":\"surprise\"}"));
    assertLoadFails(3, "damaged");
  }

  private void assertLoadFails(int line, String words) {
    assertThatThrownBy(() -> MemoryStore.load(file))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining(file + ", line " + line + ":")
        .hasMessageContaining(words);
  }

  private interface LineEdit {
    void apply(List<String> lines);
  }

  private void change(LineEdit edit) throws IOException {
    Files.write(file, edited(Files.readAllLines(file), edit));
  }

  private static List<String> edited(List<String> lines, LineEdit edit) {
    List<String> copy = new ArrayList<>(lines);
    edit.apply(copy);
    return copy;
  }
}
