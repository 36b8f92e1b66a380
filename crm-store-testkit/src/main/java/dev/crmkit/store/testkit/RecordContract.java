package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records: stored exactly as given, with unique ids and increasing versions (rules.md R, E7). */
abstract class RecordContract extends ContractTest {

  @Tag("E6")
  @Test
  void activitiesAndDealsOfClientsAreFoundWithinAScope() {
    insert(client(1).build(), client(2).build(), client(3).build());
    insert(activity(1).build(), activity(2).client(TWO).build());
    insert(deal(1).build(), deal(2).client(new ClientId(3)).build());
    insert(deal(3).portfolio(new PortfolioId(7)).build());
    write(tx -> tx.insert(deal(4).build()));
    delete(new DealId(4), 1);
    Set<ClientId> some = Set.of(ONE, TWO, new ClientId(9));
    ActivityId a1 = new ActivityId(1);
    ActivityId a2 = new ActivityId(2);
    check(
        tx ->
            assertThat(tx.childrenOf(some, Scope.everything()))
                .containsExactlyInAnyOrder(a1, a2, new DealId(1), new DealId(3)));
    check(
        tx ->
            assertThat(tx.childrenOf(some, Scope.portfolios(Set.of(Samples.ANNAS_PORTFOLIO))))
                .containsExactlyInAnyOrder(a1, a2, new DealId(1)));
    check(
        tx ->
            assertThat(
                    tx.childrenOf(
                        some,
                        Scope.portfolios(Set.of(Samples.ANNAS_PORTFOLIO, new PortfolioId(7)))))
                .hasSize(4));
    check(tx -> assertThat(tx.childrenOf(some, Scope.nothing())).isEmpty());
    check(tx -> assertThat(tx.childrenOf(Set.of(), Scope.everything())).isEmpty());
    write(
        tx -> {
          tx.insert(deal(5).build());
          assertThat(tx.childrenOf(Set.of(ONE), Scope.everything())).contains(new DealId(5));
        });
  }

  @Test
  void lockedRecordsAreReadInTheirCurrentState() {
    insert(client(1).build(), client(2).build(), deal(1).build());
    write(
        tx -> {
          tx.update(client(2).version(2).build());
          tx.lock(List.of(new DealId(1), TWO, new ClientId(9), ONE, ONE));
          assertThat(tx.client(ONE)).contains(client(1).build());
          assertThat(tx.client(TWO)).contains(client(2).version(2).build());
          assertThat(tx.deal(new DealId(1))).contains(deal(1).build());
          assertThat(tx.client(new ClientId(9))).isEmpty();
          tx.lock(List.of());
          tx.update(client(1).version(2).build());
        });
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).version(2).build()));
  }

  @Tag("E6")
  @Test
  void lockingDeletedRecordsReturnsThoseThatAreDeleted() {
    insert(client(1).build(), client(2).build(), deal(1).build());
    write(
        tx -> {
          tx.delete(ONE, Samples.deletion(1, ONE));
          tx.delete(new DealId(1), Samples.deletion(1, ONE));
        });
    Set<Subject> all = Set.of(ONE, TWO, new ClientId(9), new DealId(1), new FileId(1));
    write(
        tx -> {
          assertThat(tx.lockDeleted(all)).containsExactlyInAnyOrder(ONE, new DealId(1));
          tx.restore(ONE);
          assertThat(tx.lockDeleted(all)).containsExactly(new DealId(1));
          assertThat(tx.lockDeleted(Set.of())).isEmpty();
        });
  }

  @Tag("R1")
  @Tag("R5")
  @Test
  void aClientIsStoredExactlyAsGiven() {
    Client full =
        client(9_007_199_254_740_991L)
            .name("  Ёлки & \"Палки\" \u0301 \uD83D\uDE00 \t\n ")
            .portfolio(new PortfolioId(77))
            .version(3)
            .createdBy(new UserRef(new UserId(55), "Имя, как было"))
            .createdAt(Instant.parse("1999-12-31T23:59:59.999999Z"))
            .updatedAt(Instant.parse("2026-02-28T12:00:00.000001Z"))
            .putFields(new FieldId(1), FieldValue.text("' ; -- \\ %_"))
            .putFields(
                new FieldId(2), FieldValue.number(new BigDecimal("-12345678901234567890.50")))
            .putFields(new FieldId(3), FieldValue.checkbox(true))
            .putFields(new FieldId(4), FieldValue.date(LocalDate.of(1, 1, 1)))
            .putFields(new FieldId(5), FieldValue.choice(new OptionId(8)))
            .addLabels(new LabelId(2), new LabelId(1))
            .putStages(new PipelineId(4), new StageEntry(new StageId(6), Samples.at(7)))
            .build();
    insert(full);
    Client stored = read(tx -> tx.client(full.id())).orElseThrow();
    assertThat(stored).isEqualTo(full);
    assertThat(stored.fields().get(new FieldId(2)))
        .as("a number keeps its digits")
        .hasToString(String.valueOf(full.fields().get(new FieldId(2))));
  }

  @Test
  void severalRecordsAreReadAtOnce() {
    insert(client(1).build(), client(2).build(), client(3).build(), Samples.activity(4).build());
    delete(new ClientId(3), 7);
    Set<RecordId> some = LongStream.rangeClosed(2, 4).mapToObj(ClientId::new).collect(toSet());
    some.add(new ActivityId(4));
    some.add(new DealId(4));
    check(
        tx -> {
          assertThat(tx.records(some))
              .isEqualTo(
                  Map.of(TWO, client(2).build(), new ActivityId(4), Samples.activity(4).build()));
          assertThat(tx.records(Set.of())).isEmpty();
        });
    write(
        tx -> {
          tx.update(client(2).name("New").version(2).build());
          assertThat(tx.records(some).get(TWO)).isEqualTo(client(2).name("New").version(2).build());
        });
  }

  @Tag("F3")
  @Tag("R5")
  @Test
  void aTextCanBeLong() {
    String text = "Ёж & \uD83D\uDE00 ".repeat(200_000);
    insert(client(1).putFields(new FieldId(1), FieldValue.text(text)).build());
    assertThat(read(tx -> tx.client(ONE)).orElseThrow().fields())
        .containsEntry(new FieldId(1), FieldValue.text(text));
  }

  @Tag("R2")
  @Test
  void anActivityIsStoredExactlyAsGiven() {
    Activity full =
        activity(5)
            .kind(ActivityKind.MEETING)
            .due(Instant.parse("2026-02-28T12:00:00.000001Z"))
            .done(Instant.parse("2026-03-01T00:00:00Z"))
            .build();
    insert(full, activity(6).build());
    check(tx -> assertThat(tx.activity(full.id())).contains(full));
    check(tx -> assertThat(tx.activity(new ActivityId(6))).contains(activity(6).build()));
  }

  @Tag("R3")
  @Test
  void aDealIsStoredExactlyAsGiven() {
    Deal full =
        deal(5)
            .amount(new Money(new BigDecimal("1000000.10"), "EUR"))
            .addLabels(new LabelId(3))
            .putStages(new PipelineId(4), new StageEntry(new StageId(6), Samples.at(7)))
            .build();
    insert(full, deal(6).build());
    Deal stored = read(tx -> tx.deal(full.id())).orElseThrow();
    assertThat(stored).isEqualTo(full);
    assertThat(stored.amount()).hasToString(full.amount().toString());
    check(tx -> assertThat(tx.deal(new DealId(6))).contains(deal(6).build()));
  }

  @Test
  void recordsOfDifferentKindsCanHaveTheSameNumber() {
    insert(client(1).build(), activity(1).build(), deal(1).build());
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).build()));
    check(tx -> assertThat(tx.activity(new ActivityId(1))).contains(activity(1).build()));
    check(tx -> assertThat(tx.deal(new DealId(1))).contains(deal(1).build()));
    check(tx -> assertThat(tx.isTaken(new ActivityId(2))).isFalse());
  }

  @Test
  void aMissingRecordIsEmpty() {
    check(tx -> assertThat(tx.record(ONE)).isEmpty());
    check(tx -> assertThat(tx.deletedRecord(ONE)).isEmpty());
    check(tx -> assertThat(tx.deletion(ONE)).isEmpty());
    check(tx -> assertThat(tx.isTaken(ONE)).isFalse());
  }

  @Tag("R5")
  @Test
  void anInsertedIdIsTaken() {
    insert(client(1).build());
    check(tx -> assertThat(tx.isTaken(ONE)).isTrue());
    assertInsertIsRefused(client(1).name("Another").build());
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).build()));
  }

  @Test
  void anIdIsTakenWithinTheTransactionThatInsertsIt() {
    write(
        tx -> {
          assertThat(tx.isTaken(ONE)).isFalse();
          tx.insert(client(1).build());
          assertThat(tx.isTaken(ONE)).isTrue();
          assertRefused(() -> tx.insert(client(1).name("Another").build()));
          tx.delete(ONE, Samples.deletion(1, ONE));
          assertRefused(() -> tx.insert(client(1).build()));
        });
    check(tx -> assertThat(tx.deletedRecord(ONE)).contains(client(1).build()));
  }

  @Tag("R5")
  @Test
  void theTakenOnesOfManyIdsAreThoseThatWereEverUsed() {
    insert(client(1).build(), client(2).build(), client(3).build(), deal(4).build());
    store.useWrite(
        workspace,
        tx -> {
          tx.delete(new ClientId(2), Samples.deletion(1, new ClientId(2)));
          tx.delete(new ClientId(3), Samples.deletion(2, new ClientId(3)));
          tx.purge(new ClientId(3));
        });
    Set<ClientId> ids = LongStream.rangeClosed(1, 2_500).mapToObj(ClientId::new).collect(toSet());
    check(
        tx ->
            assertThat(tx.taken(ids))
                .containsExactlyInAnyOrder(ONE, new ClientId(2), new ClientId(3)));
    check(tx -> assertThat(tx.taken(Set.<ClientId>of())).isEmpty());
    store.useWrite(
        workspace,
        tx -> {
          tx.insert(client(5).build());
          assertThat(tx.taken(Set.of(new ClientId(4), new ClientId(5))))
              .containsExactly(new ClientId(5));
        });
  }

  @Tag("R5")
  @Test
  void ofRecordsInsertedTogetherNoneIsAddedIfAnIdIsTakenOrThereTwice() {
    insert(client(3).build());
    store.useWrite(
        workspace,
        tx -> {
          assertThatThrownBy(() -> tx.insertAll(List.of(client(1).build(), client(3).build())))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> tx.insertAll(List.of(client(1).build(), client(1).build())))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(tx.client(ONE)).isEmpty();
          tx.insertAll(List.of(client(1).build(), deal(1).build()));
        });
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).build()));
    check(tx -> assertThat(tx.deal(new DealId(1))).contains(deal(1).build()));
  }

  @Test
  void anUpdateReplacesTheRecord() {
    insert(
        client(1)
            .putFields(new FieldId(1), FieldValue.text("old"))
            .addLabels(new LabelId(1))
            .build());
    Client next =
        client(1)
            .name("New")
            .portfolio(new PortfolioId(2))
            .version(2)
            .updatedAt(Samples.at(8))
            .putFields(new FieldId(2), FieldValue.text("new"))
            .build();
    update(next);
    check(tx -> assertThat(tx.client(ONE)).contains(next));
  }

  @Tag("E7")
  @Test
  void anUpdateNeedsALargerVersion() {
    insert(client(1).version(5).build());
    for (long version : new long[] {1, 4, 5}) {
      assertRefused(() -> update(client(1).name("New").version(version).build()));
    }
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).version(5).build()));
    update(client(1).version(9).build());
    check(tx -> assertThat(tx.client(ONE)).contains(client(1).version(9).build()));
  }

  @Test
  void onlyALivingRecordCanBeUpdated() {
    assertRefused(() -> update(client(1).version(2).build()));
    check(tx -> assertThat(tx.isTaken(ONE)).isFalse());
    insert(client(1).build());
    delete(ONE, 1);
    assertRefused(() -> update(client(1).version(2).build()));
    check(tx -> assertThat(tx.deletedRecord(ONE)).contains(client(1).build()));
  }

  private void assertInsertIsRefused(CrmRecord record) {
    assertRefused(() -> insert(record));
  }
}
