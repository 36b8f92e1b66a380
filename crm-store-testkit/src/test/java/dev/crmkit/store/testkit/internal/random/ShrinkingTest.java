package dev.crmkit.store.testkit.internal.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.RandomScripts;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ShrinkingTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEditByAPeerShrinksToFourUsersAndOneStep(long seed) {
    Script shrunk =
        shrunk(firstFailing(seed, ShrinkingTest::hasEditByPeer), ShrinkingTest::hasEditByPeer);

    assertThat(ScriptData.maps(shrunk.given(), "users")).hasSizeLessThanOrEqualTo(4);
    assertThat(records(shrunk)).isLessThanOrEqualTo(2);
    assertThat(shrunk.steps()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aRecordHandedOverTwiceShrinksToItsHandOvers(long seed) {
    Script shrunk =
        shrunk(
            firstFailing(seed, ShrinkingTest::isHandedOverTwice), ShrinkingTest::isHandedOverTwice);

    assertThat(ScriptData.maps(shrunk.given(), "users")).hasSizeLessThanOrEqualTo(4);
    assertThat(records(shrunk)).isLessThanOrEqualTo(2);
    assertThat(shrunk.steps()).hasSizeBetween(2, 3);
  }

  /** An injected fault: a Manager edits the record of a peer (under the policy that allows it). */
  static boolean hasEditByPeer(Script script) {
    Reference now = new Reference(script.given());
    for (Map<String, @Nullable Object> step : script.steps()) {
      String operation = Script.operation(step);
      Map<String, @Nullable Object> body = Script.body(step);
      String user = ScriptData.text(body, "user");
      String record =
          operation.replace("edit-", "")
              + "/"
              + ScriptData.text(ScriptData.mapIn(body, operation), "id");
      boolean isByPeer =
          Script.verb(step).equals("do")
              && List.of("edit-client", "edit-activity", "edit-deal").contains(operation)
              && now.users().contains(user)
              && now.type(user).equals("manager")
              && now.records("client", "activity", "deal").contains(record)
              && !now.owner(record).equals(user);
      if ("ok".equals(now.answerIfSpecified(step)) && isByPeer) {
        return true;
      }
    }
    return false;
  }

  static boolean isHandedOverTwice(Script script) {
    return ScriptStatistics.coverageOf(script).shapes().contains("portfolio handed over twice");
  }

  private static int records(Script script) {
    return Stream.of("clients", "activities", "deals")
        .mapToInt(kind -> ScriptData.maps(script.given(), kind).size())
        .sum();
  }

  static Script firstFailing(long seed, Predicate<Script> fails) {
    Random random = new Random(seed);
    return Stream.generate(() -> RandomScripts.scripts().next(random))
        .limit(20_000)
        .filter(fails)
        .findFirst()
        .orElseThrow();
  }

  /** Replaces the script with the first smaller one that still fails, as long as there is one. */
  static Script shrunk(Script script, Predicate<Script> fails) {
    Shrinkable<Script> best = RandomScripts.shrinkable(script);
    Optional<Shrinkable<Script>> next = Optional.of(best);
    while (next.isPresent()) {
      best = next.get();
      next = best.shrink().filter(candidate -> fails.test(candidate.value())).findFirst();
    }
    return best.value();
  }
}
