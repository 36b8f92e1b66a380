package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.NOBODY;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Creations of many records at once: rules.md E8. */
@Tag("E8")
class BulkCreationTest {

  private final SmallCompany company = new SmallCompany();
  private final CrmSession vera = company.as(VERA);

  private static NewClient client(long id, String name) {
    return NewClient.of(name).id(ClientId.of(id));
  }

  private static Class<?> why(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).why().getClass();
  }

  private static ClientView result(Outcome<ClientView> outcome) {
    return ((Outcome.Done<ClientView>) outcome).result();
  }

  @Test
  void eachIsCreatedOrReportedByItselfInTheOrderGiven() {
    List<Outcome<ClientView>> outcomes =
        vera.clients()
            .createMany(
                List.of(
                    NewClient.of("First"),
                    NewClient.of(" "),
                    client(7, "Named").owner(GLEB),
                    client(8, "Of a stranger").owner(DINA),
                    client(9, "Of nobody").owner(NOBODY)));

    assertThat(result(outcomes.get(0)))
        .isEqualTo(vera.clients().get((ClientId) outcomes.get(0).id().orElseThrow()));
    assertThat(why(outcomes.get(1))).isEqualTo(InvalidException.class);
    assertThat(outcomes.get(1).id()).isEmpty();
    assertThat(result(outcomes.get(2)).owner().id()).isEqualTo(GLEB);
    assertThat(outcomes.get(2).id()).contains(ClientId.of(7));
    assertThat(why(outcomes.get(3))).isEqualTo(AccessDeniedException.class);
    assertThat(outcomes.get(3).id()).contains(ClientId.of(8));
    assertThat(why(outcomes.get(4))).isEqualTo(AccessDeniedException.class);
    assertThat(company.seenByAnna(ClientId.of(7)).createdBy().id()).isEqualTo(VERA);
    assertThat(
            company.store.<Boolean>read(SmallCompany.WORKSPACE, tx -> tx.isTaken(ClientId.of(8))))
        .isFalse();
  }

  @Tag("A2")
  @Test
  void anIdIsTakenByTheFirstRecordThatIsCreatedWithIt() {
    company.as(ANNA).clients().create(client(5, "Older"));

    List<Outcome<ClientView>> outcomes =
        vera.clients()
            .createMany(
                List.of(
                    client(6, ""), client(6, "Second"), client(6, "Third"), client(5, "Fourth")));

    assertThat(result(outcomes.get(1)).name()).isEqualTo("Second");
    for (int refused : List.of(2, 3)) {
      assertThat(
              ((InvalidException) ((Outcome.Refused<?>) outcomes.get(refused)).why()).violations())
          .extracting(Violation::field, Violation::code)
          .containsExactly(tuple("id", ViolationCode.TAKEN));
    }
    assertThat(company.seenByAnna(ClientId.of(6)).name()).isEqualTo("Second");
    assertThat(company.seenByAnna(ClientId.of(5)).name()).isEqualTo("Older");
  }

  @Tag("V8")
  @Test
  void activitiesAreCreatedOnTheClientsThatTheUserSees() {
    ClientId own = company.client(VERA, "Own");
    ClientId hidden = company.client(DINA, "Hidden");

    List<Outcome<ActivityView>> outcomes =
        vera.activities()
            .createMany(
                List.of(
                    NewActivity.of(hidden, "1"),
                    NewActivity.of(own, "2"),
                    NewActivity.of(ClientId.of(404), "3"),
                    NewActivity.of(own, "4")));

    assertThat(why(outcomes.get(0))).isEqualTo(NotFoundException.class);
    assertThat(why(outcomes.get(2))).isEqualTo(NotFoundException.class);
    assertThat(List.of(outcomes.get(1), outcomes.get(3)))
        .extracting(outcome -> ((Outcome.Done<ActivityView>) outcome).result().client().name())
        .containsExactly("Own", "Own");
  }

  @Tag("W2")
  @Test
  void theFeedHasTheCreationsInTheOrderGiven() {
    long before = company.store.<Long>read(SmallCompany.WORKSPACE, tx -> tx.lastPosition());
    List<ClientId> ids =
        vera
            .clients()
            .createMany(IntStream.range(0, 30).mapToObj(i -> NewClient.of("Client " + i)).toList())
            .stream()
            .map(outcome -> (ClientId) outcome.id().orElseThrow())
            .toList();

    List<Event> events = company.store.read(SmallCompany.WORKSPACE, tx -> tx.events(before, 100));
    assertThat(events).extracting(event -> event.subject().orElseThrow()).isEqualTo(ids);
    assertThat(vera.clients().history(ids.get(29)).items()).hasSize(1);
  }

  @Test
  void aCallWithMoreItemsThanTheLimitCreatesNothing() {
    CrmSession session =
        company.through(company.store, Limits.builder().bulkItems(2).build()).session(VERA);
    List<NewClient> three = List.of(NewClient.of("1"), NewClient.of("2"), NewClient.of("3"));

    assertThat(session.clients().createMany(three.subList(0, 2))).hasSize(2);
    assertThatThrownBy(() -> session.clients().createMany(three))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.violations())
                    .containsExactly(
                        new Violation(
                            "given",
                            ViolationCode.OUT_OF_RANGE,
                            "3 items",
                            "at most 2 items in one call")));
  }

  @Tag("A1")
  @Test
  void whoCannotWorkIsDeniedAsAWhole() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThatThrownBy(() -> vera.clients().createMany(List.of()))
        .isInstanceOf(AccessDeniedException.class);
  }
}
