package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.sample.SampleOrganisation;
import dev.crmkit.store.testkit.sample.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The organisation with its revision (rules.md W4), sign-ins (U10) and activations (U9). */
abstract class OrganisationContract extends ContractTest {

  private static final UserId TWO = new UserId(2);
  private static final Label VIP = new Label(new LabelId(7), "VIP", "#d33");

  @Tag("W4")
  @Test
  void aTransactionIncreasesTheRevisionByOne() {
    reorganise(
        tx -> {
          assertThat(tx.apply(Samples.manager(2)).revision()).isEqualTo(2);
          assertThat(tx.apply(Samples.manager(3)).revision()).isEqualTo(2);
          assertThat(tx.apply(OrgDelta.putting(VIP)).revision()).isEqualTo(2);
        });
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.revision()).isEqualTo(2);
    assertThat(org.userCount()).isEqualTo(3);
    assertThat(org.label(VIP.id())).contains(VIP);
    apply(Samples.manager(4));
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(3);
  }

  @Tag("W4")
  @Test
  void anEmptyChangeKeepsTheRevision() {
    reorganise(tx -> assertThat(tx.apply(OrgDelta.NONE).revision()).isEqualTo(1));
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(1);
  }

  @Tag("W4")
  @Test
  void changesOutsideTheOrganisationKeepTheRevision() {
    reorganise(
        tx -> {
          tx.insert(client(1).build());
          tx.record(signIn(1, 0).build());
          tx.putActivation(new Activation(TWO, "hash", Samples.at(1)));
        });
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(1);
  }

  @Test
  void theEpochNeverChanges() {
    long epoch = read(ReadTransaction::org).epoch();
    apply(Samples.manager(2));
    assertThat(read(ReadTransaction::org).epoch()).isEqualTo(epoch);
    assertThat(store.<Long>write(workspace, tx -> tx.org().epoch())).isEqualTo(epoch);
  }

  @Test
  void everyEntryIsStoredExactlyAsGiven() {
    OrgDelta delta = SampleOrganisation.full();
    apply(delta);
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.entries()).containsAll(delta.put());
    OrgSnapshot expected =
        OrgSnapshot.of(workspace, 0, 1, Samples.initialEntries().put(), List.of()).with(delta);
    assertThat(org.entries()).containsExactlyInAnyOrderElementsOf(expected.entries());
  }

  @Test
  void puttingAnEntryAgainReplacesIt() {
    apply(OrgDelta.putting(VIP));
    Label renamed = new Label(VIP.id(), "Very important", VIP.colour());
    apply(
        OrgDelta.putting(
            renamed, new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.SIGN_IN)));
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.labels()).containsExactly(renamed);
    assertThat(org.policies().peerAccess()).isEqualTo(Policies.PeerAccess.EDIT);
  }

  @Tag("R5")
  @Test
  void aRemovedEntryIsGoneAndItsIdStaysTaken() {
    apply(OrgDelta.putting(VIP));
    apply(OrgDelta.builder().remove(VIP.id()).build());
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.label(VIP.id())).isEmpty();
    assertThat(org.isTaken(VIP.id())).isTrue();
    assertThat(org.retired()).containsExactly(VIP.id());
    assertThat(store.<OrgSnapshot>write(workspace, ReadTransaction::org).isTaken(VIP.id()))
        .isTrue();
  }

  @Tag("D5")
  @Test
  void aDeletedUserIsStoredAsDeleted() {
    apply(Samples.manager(2));
    apply(OrgDelta.putting(SampleOrganisation.deleted(2)));
    OrgSnapshot org = read(ReadTransaction::org);
    assertThat(org.user(TWO)).isEmpty();
    assertThat(org.deletedUser(TWO)).contains(SampleOrganisation.deleted(2));
    assertThat(org.isTaken(TWO)).isTrue();
  }

  @Tag("D1")
  @Tag("E7")
  @Test
  void aNewOwnerOfAPortfolioOwnsItsRecords() {
    apply(Samples.manager(2));
    PortfolioId twos = new PortfolioId(2);
    insert(client(1).portfolio(twos).build(), client(2).portfolio(twos).build());
    insert(client(3).build());

    apply(OrgDelta.putting(new Portfolio(twos, Samples.ANNA.id())));

    check(
        tx -> {
          Set<PortfolioId> annas = tx.org().portfoliosOf(Samples.ANNA.id());
          assertThat(annas).containsExactlyInAnyOrder(Samples.ANNAS_PORTFOLIO, twos);
          List<Client> annasClients =
              tx.list(
                  new RecordQuery<>(
                      Client.class,
                      Scope.portfolios(annas),
                      Condition.always(),
                      Sort.ascending(Sort.Attribute.NAME),
                      null,
                      10));
          assertThat(annasClients).hasSize(3).allMatch(client -> client.version() == 1);
          assertThat(tx.org().ownerOf(twos).id()).isEqualTo(Samples.ANNA.id());
        });
  }

  @Tag("U10")
  @Test
  void theSignInLogIsReadLatestFirst() {
    SignIn first = signIn(2, 1).address("10.0.0.1").build();
    SignIn second = signIn(2, 2).refusal("inactive").build();
    SignIn third = signIn(2, 3).address("2001:db8::1").refusal("no such address").build();
    for (SignIn attempt : List.of(first, second, third, signIn(3, 9).build())) {
      write(tx -> tx.record(attempt));
    }
    check(tx -> assertThat(tx.signIns(TWO, 10)).containsExactly(third, second, first));
    check(tx -> assertThat(tx.signIns(TWO, 2)).containsExactly(third, second));
    check(tx -> assertThat(tx.signIns(new UserId(4), 2)).isEmpty());
  }

  @Tag("U10")
  @Test
  void theLastSignInIsTheLatestSuccessfulAttempt() {
    check(tx -> assertThat(tx.lastSignIn(TWO)).isEmpty());
    write(tx -> tx.record(signIn(2, 0).refusal("inactive").build()));
    check(tx -> assertThat(tx.lastSignIn(TWO)).isEmpty());
    write(tx -> tx.record(signIn(2, 1).build()));
    write(tx -> tx.record(signIn(2, 2).address("10.0.0.1").build()));
    write(tx -> tx.record(signIn(2, 3).refusal("inactive").build()));
    check(tx -> assertThat(tx.lastSignIn(TWO)).contains(signIn(2, 2).address("10.0.0.1").build()));
    UserId three = new UserId(3);
    write(tx -> tx.record(signIn(3, 1).build()));
    write(tx -> tx.record(signIn(4, 1).refusal("inactive").build()));
    check(
        tx ->
            assertThat(tx.lastSignIns(Set.of(TWO, three, new UserId(4), new UserId(5))))
                .isEqualTo(
                    Map.of(
                        TWO,
                        signIn(2, 2).address("10.0.0.1").build(),
                        three,
                        signIn(3, 1).build())));
    check(tx -> assertThat(tx.lastSignIns(Set.of())).isEmpty());
  }

  @Tag("U10")
  @Test
  void equalSignInAttemptsAreAllStored() {
    write(
        tx -> {
          tx.record(signIn(2, 1).build());
          tx.record(signIn(2, 1).build());
        });
    check(tx -> assertThat(tx.signIns(TWO, 10)).hasSize(2));
  }

  @Tag("U10")
  @Test
  void simultaneousAttemptsKeepTheOrderOfRecording() {
    List<SignIn> attempts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      SignIn attempt = signIn(2, 1).address("10.0.0." + i).build();
      attempts.add(0, attempt);
      write(tx -> tx.record(attempt));
    }
    check(tx -> assertThat(tx.signIns(TWO, 30)).isEqualTo(attempts));
  }

  @Tag("U10")
  @Test
  void concurrentAttemptsOfAUserAreAllRecordedWithoutRetry() {
    AtomicInteger runs = new AtomicInteger();
    ConcurrentWork.runAll(
        8,
        number -> {
          for (int i = 0; i < 10; i++) {
            SignIn attempt = signIn(2, i).refusal("inactive").build();
            write(
                tx -> {
                  runs.incrementAndGet();
                  tx.record(attempt);
                  tx.pruneSignIns(TWO, 80);
                });
          }
        });
    assertThat(runs).hasValue(80);
    check(tx -> assertThat(tx.signIns(TWO, 100)).hasSize(80));
  }

  @Tag("U10")
  @Test
  void theLatestAttemptsAndTheLatestSuccessAreKept() {
    record(signIn(2, 1).build(), signIn(2, 2).address("10.0.0.1").build());
    record(signIn(3, 0).build(), signIn(3, 1).build());
    for (int second = 3; second <= 7; second++) {
      record(signIn(2, second).refusal("inactive").build());
    }
    write(tx -> tx.pruneSignIns(TWO, 3));
    check(tx -> assertThat(seconds(tx.signIns(TWO, 10))).containsExactly(7L, 6L, 5L, 2L));
    check(tx -> assertThat(tx.lastSignIn(TWO)).map(SignIn::attemptedAt).contains(Samples.at(2)));
    check(tx -> assertThat(seconds(tx.signIns(new UserId(3), 10))).containsExactly(1L, 0L));

    record(signIn(2, 8).build());
    write(tx -> tx.pruneSignIns(TWO, 3));
    check(tx -> assertThat(seconds(tx.signIns(TWO, 10))).containsExactly(8L, 7L, 6L));
    check(tx -> assertThat(tx.lastSignIn(TWO)).map(SignIn::attemptedAt).contains(Samples.at(8)));

    write(tx -> tx.pruneSignIns(TWO, 1));
    check(tx -> assertThat(seconds(tx.signIns(TWO, 10))).containsExactly(8L));
  }

  @Tag("U10")
  @Test
  void atMostAHundredAttemptsAreRemovedAtOnce() {
    record(signIn(2, 0).build());
    write(
        tx -> {
          for (int second = 1; second <= 150; second++) {
            tx.record(signIn(2, second).refusal("inactive").build());
          }
        });
    write(tx -> tx.pruneSignIns(TWO, 10));
    check(tx -> assertThat(tx.signIns(TWO, 200)).hasSizeBetween(50, 51));
    write(tx -> tx.pruneSignIns(TWO, 10));
    check(tx -> assertThat(tx.signIns(TWO, 200)).hasSize(11));
    check(tx -> assertThat(tx.lastSignIn(TWO)).map(SignIn::attemptedAt).contains(Samples.at(0)));
    assertRefused(() -> write(tx -> tx.pruneSignIns(TWO, 0)));
  }

  private void record(SignIn... attempts) {
    write(tx -> List.of(attempts).forEach(tx::record));
  }

  private static List<Long> seconds(List<SignIn> attempts) {
    return attempts.stream()
        .map(each -> Duration.between(Samples.at(0), each.attemptedAt()).toSeconds())
        .toList();
  }

  @Tag("U9")
  @Test
  void aNewActivationReplacesTheOldOneOfTheSameUser() {
    Activation old = new Activation(TWO, "old", Samples.at(1));
    Activation fresh = new Activation(TWO, "new", Samples.at(2));
    Activation others = new Activation(new UserId(3), "others", Samples.at(3));
    put(old);
    put(others);
    check(tx -> assertThat(tx.activation("old")).contains(old));
    put(fresh);
    check(tx -> assertThat(tx.activation("old")).isEmpty());
    check(tx -> assertThat(tx.activation("new")).contains(fresh));
    check(tx -> assertThat(tx.activation("others")).contains(others));
  }

  @Tag("U9")
  @Test
  void anActivationCanBeRemoved() {
    put(new Activation(TWO, "hash", Samples.at(1)));
    put(new Activation(new UserId(3), "others", Samples.at(1)));
    reorganise(
        tx -> {
          tx.removeActivation(TWO);
          tx.removeActivation(new UserId(4));
        });
    check(tx -> assertThat(tx.activation("hash")).isEmpty());
    check(tx -> assertThat(tx.activation("others")).isPresent());
  }

  @Tag("U1")
  @Test
  void theDirectorCanBeReplaced() {
    apply(Samples.manager(2));
    apply(
        OrgDelta.putting(
            Samples.user(1, UserType.HEAD).name("Anna").responsible(TWO).build(),
            Samples.user(2, UserType.DIRECTOR).build()));
    assertThat(read(ReadTransaction::org).director().id()).isEqualTo(TWO);
    assertThat(read(ReadTransaction::org).directReports(TWO)).hasSize(1);
  }

  private void put(Activation activation) {
    reorganise(tx -> tx.putActivation(activation));
  }
}
