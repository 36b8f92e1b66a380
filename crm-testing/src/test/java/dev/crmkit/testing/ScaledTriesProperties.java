package dev.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Run as if twice as many tries had been asked for. */
class ScaledTriesProperties {

  private static @Nullable String before;
  private static int usual;
  private static int own;
  private static int examples;

  @BeforeContainer
  static void ask() {
    before = System.setProperty(ScaledTries.TRIES, "2000");
  }

  @Property
  void theUsualNumberIsReplaced(@ForAll int value) {
    usual++;
  }

  @Property(tries = 40)
  void anotherNumberGrowsInProportion(@ForAll int value) {
    own++;
  }

  @Example
  void anExampleIsTriedOnce() {
    examples++;
  }

  @AfterContainer
  static void count() {
    if (before == null) {
      System.clearProperty(ScaledTries.TRIES);
    } else {
      System.setProperty(ScaledTries.TRIES, before);
    }
    assertThat(usual).isEqualTo(2000);
    assertThat(own).isEqualTo(80);
    assertThat(examples).isEqualTo(1);
  }
}
