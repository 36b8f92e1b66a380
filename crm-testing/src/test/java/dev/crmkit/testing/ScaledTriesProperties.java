package dev.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Runs properties with the system property set to twice the default number of tries. */
class ScaledTriesProperties {

  private static @Nullable String before;
  private static int defaultTries;
  private static int ownTries;
  private static int exampleTries;

  @BeforeContainer
  static void setProperty() {
    before = System.setProperty(ScaledTries.TRIES, "2000");
  }

  @Property
  void theDefaultNumberIsReplaced(@ForAll int value) {
    defaultTries++;
  }

  @Property(tries = 40)
  void anExplicitNumberIsScaledInProportion(@ForAll int value) {
    ownTries++;
  }

  @Example
  void anExampleRunsOnce() {
    exampleTries++;
  }

  @AfterContainer
  static void checkTries() {
    if (before == null) {
      System.clearProperty(ScaledTries.TRIES);
    } else {
      System.setProperty(ScaledTries.TRIES, before);
    }
    assertThat(defaultTries).isEqualTo(2000);
    assertThat(ownTries).isEqualTo(80);
    assertThat(exampleTries).isEqualTo(1);
  }
}
