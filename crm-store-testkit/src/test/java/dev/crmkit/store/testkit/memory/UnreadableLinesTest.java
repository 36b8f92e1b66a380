package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unreadable lines of a saved store can be skipped on request, and are reported. */
@Tag("R5")
@Tag("W1")
class UnreadableLinesTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final ClientId CLIENT = new ClientId(1);
  private static final DealId DEAL = new DealId(2);
  private static final FileId FILE = new FileId(3);

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final List<UnreadableException> skipped = new ArrayList<>();

  @BeforeEach
  void save() {
    file = folder.resolve("store.jsonl");
    MemoryStore store = MemoryStore.create();
    store.create(ACME, "key", Samples.initialEntries(), List.of());
    byte[] bytes = {1, 2, 3};
    StagedContent content = store.stage(ACME, new ByteArrayInputStream(bytes), 10);
    store.useWrite(
        ACME,
        tx -> {
          tx.insert(Samples.client(CLIENT.value()).build());
          tx.insert(Samples.client(4).build());
          tx.insert(Samples.deal(DEAL.value()).amount(Money.parse("77 EUR")).build());
          tx.insertFile(Samples.file(FILE.value(), CLIENT, content), content);
          tx.append(Samples.event(DEAL));
          tx.append(Samples.event(CLIENT));
        });
    store.save(file);
  }

  @Test
  void anUnreadableRecordIsReportedByItsIdAndTheRestIsLoaded() throws IOException {
    change(line -> line.replace("\"number\":77", "\"number\":0E-5000"));

    try (MemoryStore store = loadReadable(DEAL)) {
      assertThat(store.<Boolean>read(ACME, tx -> tx.deal(DEAL).isEmpty())).isTrue();
      assertThat(store.<Boolean>read(ACME, tx -> tx.isTaken(DEAL))).isTrue();
      assertThat(store.<Client>read(ACME, tx -> tx.client(CLIENT).orElseThrow()).id())
          .isEqualTo(CLIENT);
      assertThat(store.<List<?>>read(ACME, tx -> tx.history(DEAL))).hasSize(1);
      store.save(file);
    }
    assertThat(MemoryStore.load(file).<Boolean>read(ACME, tx -> tx.isTaken(DEAL))).isTrue();
  }

  @Test
  void aRecordWithInvalidJsonIsReportedByItsId() throws IOException {
    change(line -> line.contains("\"number\":77") ? line.substring(0, 80) : line);

    loadReadable(DEAL).close();
  }

  @Test
  void aFileOfASkippedRecordIsNotLoaded() throws IOException {
    String start = "\"record\":{\"@type\":\"client\",\"id\":1,";
    change(line -> line.replace(start, start + "\"x\":1,"));

    try (MemoryStore store = loadReadable(CLIENT)) {
      assertThat(store.<Boolean>read(ACME, tx -> tx.file(FILE).isEmpty())).isTrue();
      assertThat(store.<Boolean>read(ACME, tx -> tx.isTaken(FILE))).isTrue();
    }
  }

  @Test
  void aFileWithDamagedContentIsReported() throws IOException {
    change(line -> line.replace("\"base64\":\"AQID\"", "\"base64\":\"AQIE\""));

    try (MemoryStore store = loadReadable(FILE)) {
      assertThat(store.<Boolean>read(ACME, tx -> tx.file(FILE).isEmpty())).isTrue();
      assertThat(store.<Boolean>read(ACME, tx -> tx.isTaken(FILE))).isTrue();
    }
  }

  @Test
  void anUnreadableFileIsSkippedWithItsContent() throws IOException {
    change(line -> line.replace("\"size\":3", "\"size\":\"x\""));

    loadReadable(FILE).close();
  }

  @Test
  void anUnreadableEventIsSkipped() throws IOException {
    change(
        line ->
            line.startsWith("{\"@type\":\"logged-event\"") && line.contains(DEAL.path())
                ? line.replace("\"type\":\"", "\"type\":\"not ")
                : line);

    try (MemoryStore store = MemoryStore.loadReadable(file, skipped::add)) {
      assertThat(skipped).hasSize(1);
      assertThat(store.<List<?>>read(ACME, tx -> tx.history(CLIENT))).hasSize(1);
      assertThat(store.<Long>read(ACME, tx -> tx.lastPosition())).isEqualTo(2);
    }
  }

  @Test
  void anUnreadableOrganisationIsRefused() throws IOException {
    change(line -> line.replace("\"type\":\"director\"", "\"type\":\"king\""));

    assertThatThrownBy(() -> MemoryStore.loadReadable(file, skipped::add))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("line ");
  }

  /** Asserts that strict loading fails, and loads the readable lines, which reports one entity. */
  private MemoryStore loadReadable(Subject unreadable) {
    assertThatThrownBy(() -> MemoryStore.load(file)).isInstanceOf(StoreFailureException.class);
    MemoryStore store = MemoryStore.loadReadable(file, skipped::add);
    assertThat(skipped).hasSize(1);
    assertThat(skipped.get(0).subject()).contains(unreadable);
    assertThat(skipped.get(0))
        .hasMessageContaining(unreadable.path())
        .hasMessageContaining("line ");
    assertThat(store.<Boolean>read(ACME, tx -> tx.client(new ClientId(4)).isPresent())).isTrue();
    return store;
  }

  private void change(UnaryOperator<String> damage) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> changed = lines.stream().map(damage).toList();
    assertThat(changed).isNotEqualTo(lines);
    Files.write(file, changed);
  }
}
