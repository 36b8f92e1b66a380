package dev.crmkit.core.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index of names, including names chosen to collide. */
class NameIndexTest {

  /** Different names with the same {@link String#hashCode}. */
  private static final List<String> COLLIDING =
      IntStream.range(0, 1_024).mapToObj(NameIndexTest::colliding).toList();

  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @Test
  void namesChosenToCollideDoNotShareABucket() {
    assertThat(COLLIDING.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(COLLIDING.stream().map(NameIndex::hash).distinct()).hasSameSizeAs(COLLIDING);
  }

  @Test
  void allEntriesOfANameAreFoundUntilTheyAreRemoved() {
    NameIndex index = new NameIndex();
    index.put("vip", 2);
    index.put("vip", 1);
    index.put("other", 3);
    NameIndex earlier = index.copy();
    index.remove("vip", 2);

    assertThat(earlier.get("vip")).containsExactly(1L, 2L);
    assertThat(index.get("vip")).containsExactly(1L);
    index.remove("vip", 1);
    assertThat(index.get("vip")).isEmpty();
    assertThat(index.get("other")).containsExactly(3L);
  }
}
