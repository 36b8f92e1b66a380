package dev.crmkit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.examples.Paint;
import dev.crmkit.store.memory.MemoryStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TourTest {

  @Test
  void itTellsTheSameAtEveryWalk() {
    assertThat(walk(false)).isEqualTo(walk(false));
  }

  @Tag("U6")
  @Tag("E3")
  @Test
  void itShowsTheChartTheReasonsAndTheDeletion() {
    assertThat(walk(false))
        .contains("├─ Boris (head)\n     │  ├─ Gleb (manager)")
        .contains("denied by E3: Gleb and Vera are both managers of Boris")
        .contains("there is no Duct")
        .contains("Vera: Phone +7 495 000-00-02\n")
        .contains("Gleb would lose sight of Acme, Amber, Gear Ltd.")
        .contains("denied by U6: Dina is dismissed");
  }

  @Test
  void itNamesThingsAndShowsNoIds() {
    assertThat(walk(false)).doesNotContainPattern("(client|user|field|deal)/[0-9]");
  }

  @Test
  void itIsColouredOnlyWhereThatCanBeShown() {
    assertThat(walk(false)).doesNotContain("\u001b");
    assertThat(walk(true)).contains("\u001b[1m1. A small company");
  }

  private static String walk(boolean colours) {
    StringWriter told = new StringWriter();
    try (MemoryStore store = MemoryStore.create()) {
      new Tour(
              store,
              WorkspaceId.of("tour"),
              CrmOptions.standard(),
              new PrintWriter(told),
              new Paint(colours, true))
          .walk();
    }
    return told.toString().replace("\r\n", "\n");
  }
}
