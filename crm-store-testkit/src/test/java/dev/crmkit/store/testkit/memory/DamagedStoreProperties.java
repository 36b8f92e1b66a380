package dev.crmkit.store.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.testing.TextMutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** A damaged saved store is refused with the documented exception, or still loads completely. */
@Tag("W1")
class DamagedStoreProperties {

  private static final List<String> SPLICES =
      List.of(
          "",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "-1",
          "0",
          "1",
          "99999999999999999999",
          "\\",
          "true",
          "\r\n",
          "\r",
          "\u0000",
          "\u2028",
          "ё",
          "client/1",
          "user/1",
          "label/1",
          "section/1",
          "settings/users",
          "director",
          "\"@type\":\"removed-entry\",",
          "\"x\":1,");

  private static final List<List<String>> SAVED =
      LongStream.rangeClosed(1, 6).mapToObj(DamagedStoreProperties::saved).toList();

  private Path file = Path.of("");

  @BeforeProperty
  void makeFile() throws IOException {
    file = Files.createTempFile("store", ".jsonl");
  }

  @AfterProperty
  void deleteFile() throws IOException {
    Files.delete(file);
  }

  private static List<String> saved(long seed) {
    try (MemoryStore store = SavedStoreProperties.filled(seed, 60)) {
      Path file = Files.createTempFile("store", ".jsonl");
      store.save(file);
      List<String> lines = Files.readAllLines(file);
      Files.delete(file);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void aDamagedFileIsRefusedOrLoadedCompletely(@ForAll("damaged") List<String> lines)
      throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    boolean loaded;
    try (MemoryStore store = MemoryStore.load(file)) {
      loaded = true;
      assertComplete(store);
    } catch (StoreFailureException e) {
      loaded = false;
      assertThat(e).hasMessageContaining(file.toString());
    }
    Statistics.label("loaded")
        .collect(loaded)
        .coverage(
            all -> {
              all.check(true).count(n -> n > 0);
              all.check(false).percentage(p -> p > 40);
            });
  }

  /** Asserts that everything can be read, and is the same after saving and loading again. */
  private void assertComplete(MemoryStore store) {
    store.save(file);
    try (MemoryStore again = MemoryStore.load(file)) {
      assertThat(again.workspaces()).isEqualTo(store.workspaces());
      for (var id : store.workspaces()) {
        assertThat(again.<List<Object>>read(id, SavedStoreProperties::all))
            .isEqualTo(store.<List<Object>>read(id, SavedStoreProperties::all));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aTruncatedFileIsRefused(
      @ForAll("complete") List<String> lines, @ForAll("positions") double at) throws IOException {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    // A file without the last line break only would be complete.
    Files.write(file, Arrays.copyOf(bytes, (int) (at * (bytes.length - 1))));

    assertThatThrownBy(() -> MemoryStore.load(file))
        .isExactlyInstanceOf(StoreFailureException.class)
        .hasMessageContaining(file.toString());
  }

  @Provide
  Arbitrary<Double> positions() {
    return Arbitraries.doubles().between(0, true, 1, false);
  }

  @Provide
  Arbitrary<List<String>> complete() {
    return Arbitraries.of(SAVED);
  }

  /** Damages, removes, duplicates, moves or replaces one line. */
  @Provide
  Arbitrary<List<String>> damaged() {
    return Combinators.combine(
            complete(),
            positions(),
            positions(),
            Arbitraries.integers().between(0, 9),
            TextMutation.any(SPLICES))
        .as(DamagedStoreProperties::damaged);
  }

  private static List<String> damaged(
      List<String> complete, double at, double other, int what, TextMutation mutation) {
    List<String> lines = new ArrayList<>(complete);
    int index = (int) (at * lines.size());
    int second = (int) (other * lines.size());
    switch (what) {
      case 0 -> lines.remove(index);
      case 1 -> lines.add(second, lines.get(index));
      case 2 -> lines.set(second, lines.get(index));
      case 3 -> lines.add(second, lines.remove(Math.min(index, lines.size() - 1)));
      default -> lines.set(index, mutation.apply(lines.get(index)));
    }
    if (what <= 1) {
      // Adjusts the number of lines in the last line, so that it does not reveal the damage.
      int last = lines.size() - 1;
      lines.set(last, lines.get(last).replace(":" + (complete.size() - 1), ":" + last));
    }
    return lines;
  }
}
