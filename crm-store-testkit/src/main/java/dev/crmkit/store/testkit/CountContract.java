package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.ANNAS_PORTFOLIO;
import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static dev.crmkit.store.testkit.sample.Samples.manager;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counting the living records of many portfolios at once (rules.md D4). */
@Tag("D4")
abstract class CountContract extends ContractTest {

  private static final PortfolioId SECOND = new PortfolioId(2);
  private static final PortfolioId EMPTY = new PortfolioId(3);

  @BeforeEach
  void insertRecords() {
    apply(manager(2));
    apply(manager(3));
    insert(
        client(1).build(),
        client(2).build(),
        client(3).portfolio(SECOND).build(),
        activity(1).portfolio(SECOND).build(),
        activity(2).portfolio(SECOND).build(),
        deal(1).build());
  }

  @Test
  void recordsAreCountedByPortfolioAndKind() {
    Map<PortfolioId, Map<RecordKind, Long>> all =
        Map.of(
            ANNAS_PORTFOLIO, Map.of(RecordKind.CLIENT, 2L, RecordKind.DEAL, 1L),
            SECOND, Map.of(RecordKind.CLIENT, 1L, RecordKind.ACTIVITY, 2L));
    check(tx -> assertThat(tx.countByPortfolio(Scope.everything())).isEqualTo(all));
    check(
        tx ->
            assertThat(
                    tx.countByPortfolio(Scope.portfolios(Set.of(ANNAS_PORTFOLIO, SECOND, EMPTY))))
                .isEqualTo(all));
  }

  @Test
  void onlyThePortfoliosOfTheScopeAreCounted() {
    check(
        tx ->
            assertThat(tx.countByPortfolio(Scope.portfolios(Set.of(SECOND, EMPTY))))
                .containsOnlyKeys(SECOND));
    check(tx -> assertThat(tx.countByPortfolio(Scope.portfolios(Set.of(EMPTY)))).isEmpty());
    check(tx -> assertThat(tx.countByPortfolio(Scope.nothing())).isEmpty());
  }

  @Test
  void deletionsAndMovesChangeTheCounts() {
    delete(ONE, 7);
    delete(new ActivityId(1), 8);
    write(tx -> tx.update(client(3).version(2).portfolio(EMPTY).build()));
    check(
        tx ->
            assertThat(tx.countByPortfolio(Scope.everything()))
                .isEqualTo(
                    Map.of(
                        ANNAS_PORTFOLIO, Map.of(RecordKind.CLIENT, 1L, RecordKind.DEAL, 1L),
                        SECOND, Map.of(RecordKind.ACTIVITY, 1L),
                        EMPTY, Map.of(RecordKind.CLIENT, 1L))));
  }

  @Tag("W1")
  @Test
  void recordsOfOtherWorkspacesAreNotCounted() {
    var other = anotherWorkspace();
    store.useWrite(other, tx -> tx.insert(client(1).build()));
    assertThat(
            store.<Map<PortfolioId, Map<RecordKind, Long>>>read(
                other, tx -> tx.countByPortfolio(Scope.everything())))
        .isEqualTo(Map.of(ANNAS_PORTFOLIO, Map.of(RecordKind.CLIENT, 1L)));
  }
}
