package dev.crmkit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.examples.Paint;
import dev.crmkit.store.memory.MemoryStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TourTest {

  @Test
  void everyRunPrintsTheSameText() {
    assertThat(tour(false)).isEqualTo(tour(false));
  }

  @Tag("U6")
  @Tag("E3")
  @Test
  void itShowsTheOrgChartTheReasonsAndTheDeletion() {
    assertThat(tour(false))
        .contains("├─ Boris (head)\n     │  ├─ Gleb (manager)")
        .contains("denied by E3: Gleb and Vera are both managers of Boris")
        .contains("there is no Duct")
        .contains("Vera: Phone +7 495 000-00-02\n")
        .contains("Gleb could no longer see Acme, Amber, Gear Ltd.")
        .contains("denied by U6: Dina is dismissed");
  }

  @Test
  void itShowsNamesInsteadOfIds() {
    assertThat(tour(false)).doesNotContainPattern("(client|user|field|deal)/[0-9]");
  }

  @Test
  void coloursAreUsedOnlyIfEnabled() {
    assertThat(tour(false)).doesNotContain("\u001b");
    assertThat(tour(true)).contains("\u001b[1m1. A small company");
  }

  private static String tour(boolean colours) {
    StringWriter printed = new StringWriter();
    try (MemoryStore store = MemoryStore.create()) {
      new Tour(
              store,
              WorkspaceId.of("tour"),
              CrmOptions.standard(),
              new PrintWriter(printed),
              new Paint(colours, true))
          .run();
    }
    return printed.toString().replace("\r\n", "\n");
  }
}
