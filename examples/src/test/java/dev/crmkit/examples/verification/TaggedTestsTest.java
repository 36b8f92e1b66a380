package dev.crmkit.examples.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmkit.examples.verification.TaggedTests.Tagged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedTestsTest {

  @TempDir private Path folder;

  private List<Tagged> tests(String... sources) throws IOException {
    for (int i = 0; i < sources.length; i++) {
      Files.writeString(folder.resolve("Source" + i + ".java"), sources[i]);
    }
    return TaggedTests.below(List.of(folder));
  }

  @Test
  void aTagBelongsToItsClassOrMethod() throws IOException {
    assertThat(
            tests(
                """
                @Tag("V1")
                @Tag("V2")
                abstract class VisibilityTest {
                  @Tag("V3")
                  @ParameterizedTest
                  @ValueSource(strings = {"V4"})
                  void seen() {}

                  @Tag("V5")
                  class Inner {}
                }
                """))
        .containsExactly(
            new Tagged("V1", "VisibilityTest", "VisibilityTest", false, true),
            new Tagged("V2", "VisibilityTest", "VisibilityTest", false, true),
            new Tagged("V3", "VisibilityTest", "VisibilityTest.seen", false, true),
            new Tagged("V5", "VisibilityTest.Inner", "VisibilityTest.Inner", false, true));
  }

  @Test
  void aMethodOrAClassWithSuchMethodsIsAProperty() throws IOException {
    assertThat(
            tests(
                """
                import net.jqwik.api.Tag;

                @Tag("R5")
                class OrderProperties {
                  @Tag("F3")
                  @Property(tries = 5)
                  void always() {}

                  @net.jqwik.api.Tag("F4")
                  @Example
                  void once() {}
                }
                """))
        .containsExactly(
            new Tagged("R5", "OrderProperties", "OrderProperties", true, true),
            new Tagged("F3", "OrderProperties", "OrderProperties.always", true, true),
            new Tagged("F4", "OrderProperties", "OrderProperties.once", false, true));
  }

  @Test
  void tagsInCommentsAndStringLiteralsAreIgnored() throws IOException {
    assertThat(
            tests(
                """
                // @Tag("V1")
                /** @Tag("V2") */
                class VisibilityTest {
                  /*
                  @Tag("V3")
                  @Test */
                  void seen() {
                    // @Tag("V4")
                    String text = "*/ @Tag(\\"V5\\") /*";
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void aComposedAnnotationAddsItsTags() throws IOException {
    assertThat(
            tests(
                "class AllProperties { @BothRules @Property void all() {} }",
                "import net.jqwik.api.*; @Tag(\"V1\") @Tag(\"V2\") @interface BothRules {}"))
        .containsExactly(
            new Tagged("V1", "AllProperties", "AllProperties.all", true, true),
            new Tagged("V2", "AllProperties", "AllProperties.all", true, true));
  }

  @Test
  void aTagIsReadByItsOwnEngineOnly() throws IOException {
    assertThat(
            tests(
                """
                import org.junit.jupiter.api.Tag;

                @net.jqwik.api.Tag("V1")
                class VisibilityTest {
                  @Tag("V2")
                  @Property
                  void always() {}

                  @net.jqwik.api.Tag("V3")
                  @Test
                  void once() {}
                }
                """))
        .extracting(Tagged::rule, Tagged::isRead)
        .containsExactly(tuple("V1", true), tuple("V2", false), tuple("V3", false));
  }
}
