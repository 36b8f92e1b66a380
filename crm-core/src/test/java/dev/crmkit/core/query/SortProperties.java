package dev.crmkit.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.testing.ModelValues;
import java.math.BigDecimal;
import java.util.Comparator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The order of positions is total in both directions. */
@Tag("R5")
class SortProperties {

  /** Three positions in one list. */
  record Three(Position a, Position b, Position c) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOrderIsTotal(@ForAll("threes") Three three, @ForAll boolean descending) {
    Comparator<Position> order = new Sort(Sort.Attribute.NAME, descending).comparator();
    Position a = three.a();
    Position b = three.b();

    assertThat(order.compare(a, a)).isZero();
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    if (a.id() != b.id()) {
      assertThat(order.compare(a, b)).isNotZero();
    }
    if (order.compare(a, b) <= 0 && order.compare(b, three.c()) <= 0) {
      assertThat(order.compare(a, three.c())).isLessThanOrEqualTo(0);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOppositeDirectionIsTheReverseExceptForRecordsWithoutAKey(@ForAll("threes") Three three) {
    Comparator<Position> up = Sort.ascending(Sort.Attribute.NAME).comparator();
    Comparator<Position> down = Sort.descending(Sort.Attribute.NAME).comparator();
    int order = Integer.signum(up.compare(three.a(), three.b()));

    if (three.a().key() == null || three.b().key() == null) {
      assertThat(Integer.signum(down.compare(three.a(), three.b()))).isEqualTo(order);
    } else {
      assertThat(Integer.signum(down.compare(three.a(), three.b()))).isEqualTo(-order);
    }
  }

  @Provide
  Arbitrary<Three> threes() {
    Arbitrary<SortKey> texts = ModelValues.texts().map(SortKey.OfText::new);
    Arbitrary<SortKey> few = Arbitraries.of("a", "b", "😀", "\uFFFD").map(SortKey.OfText::new);
    Arbitrary<SortKey> numbers =
        Arbitraries.oneOf(
                ModelValues.numbers(), Arbitraries.of("1", "1.0", "2").map(BigDecimal::new))
            .map(SortKey.OfNumber::new);
    Arbitrary<SortKey> instants = ModelValues.instants().map(SortKey.OfInstant::new);
    return Arbitraries.of(texts, few, numbers, instants)
        .flatMap(
            keys -> {
              Arbitrary<Position> positions =
                  Combinators.combine(keys.injectNull(0.2), Arbitraries.longs().between(1, 4))
                      .as(Position::new);
              return Combinators.combine(positions, positions, positions).as(Three::new);
            });
  }
}
