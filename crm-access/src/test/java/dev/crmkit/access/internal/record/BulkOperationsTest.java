package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Clients;
import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edits, assignments and deletions of many records at once: rules.md E8. */
@Tag("E8")
class BulkOperationsTest {

  private final SmallCompany company = new SmallCompany();
  private final ClientId own = company.client(VERA, "Own");
  private final ClientId second = company.client(VERA, "Second");
  private final ClientId ofPeer = company.client(GLEB, "Peer's");
  private final ClientId hidden = company.client(DINA, "Hidden");

  private static RecordId id(Outcome<?> outcome) {
    return outcome.id().orElseThrow();
  }

  private static Class<?> why(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).why().getClass();
  }

  @Test
  void eachIsDoneOrReportedByItself() {
    List<Outcome<ClientView>> outcomes =
        company
            .as(VERA)
            .clients()
            .editMany(
                List.of(
                    ClientEdit.of(hidden).name("1"),
                    ClientEdit.of(ofPeer).name("2"),
                    ClientEdit.of(own).name("3").version(7),
                    ClientEdit.of(own).name(" "),
                    ClientEdit.of(own).name("5"),
                    ClientEdit.of(own).name("6").version(2),
                    ClientEdit.of(second).name("7")));

    assertThat(outcomes)
        .extracting(BulkOperationsTest::id)
        .containsExactly(hidden, ofPeer, own, own, own, own, second);
    assertThat(why(outcomes.get(0))).isEqualTo(NotFoundException.class);
    assertThat(why(outcomes.get(1))).isEqualTo(AccessDeniedException.class);
    assertThat(why(outcomes.get(2))).isEqualTo(ConflictException.class);
    assertThat(why(outcomes.get(3))).isEqualTo(InvalidException.class);
    assertThat(outcomes.subList(4, 7)).allMatch(Outcome.Done.class::isInstance);
    assertThat(company.seenByAnna(own).name()).isEqualTo("6");
    assertThat(company.seenByAnna(own).version()).isEqualTo(3);
    assertThat(company.seenByAnna(second).name()).isEqualTo("7");
    assertThat(company.seenByAnna(ofPeer).name()).isEqualTo("Peer's");
  }

  @Test
  void manyAreAssignedAsFarAsTheUserMay() {
    List<Outcome<ClientView>> outcomes =
        company.as(VERA).clients().assignMany(List.of(own, ofPeer, hidden), GLEB);

    assertThat(outcomes).extracting(BulkOperationsTest::id).containsExactly(own, ofPeer, hidden);
    assertThat(((Outcome.Done<ClientView>) outcomes.get(0)).result().owner().id()).isEqualTo(GLEB);
    assertThat(why(outcomes.get(1))).isEqualTo(AccessDeniedException.class);
    assertThat(why(outcomes.get(2))).isEqualTo(NotFoundException.class);
    assertThat(company.seenByAnna(own).owner().id()).isEqualTo(GLEB);
  }

  @Test
  void manyAreDeletedAsFarAsTheUserMay() {
    var outcomes = company.as(VERA).clients().deleteMany(List.of(own, own, ofPeer));

    assertThat(outcomes).extracting(BulkOperationsTest::id).containsExactly(own, own, ofPeer);
    assertThat(((Outcome.Done<Deletion>) outcomes.get(0)).result().subject()).isEqualTo(own);
    assertThat(why(outcomes.get(1))).isEqualTo(NotFoundException.class);
    assertThat(why(outcomes.get(2))).isEqualTo(AccessDeniedException.class);
  }

  @Tag("E6")
  @Test
  void aRecordThatIsNamedAgainIsTreatedAsOneAfterTheOther() {
    var edited =
        company
            .as(VERA)
            .clients()
            .editMany(
                List.of(
                    ClientEdit.of(second).name("a"),
                    ClientEdit.of(own).name("b"),
                    ClientEdit.of(second).name("c").version(2),
                    ClientEdit.of(second).name("d").version(2)));
    assertThat(edited)
        .extracting(
            outcome ->
                outcome instanceof Outcome.Done<ClientView> done ? done.result().name() : "refused")
        .containsExactly("a", "b", "c", "refused");
    assertThat(why(edited.get(3))).isEqualTo(ConflictException.class);

    var assigned = company.as(VERA).clients().assignMany(List.of(second, own, second), GLEB);
    assertThat(assigned.subList(0, 2)).allMatch(Outcome.Done.class::isInstance);
    assertThat(why(assigned.get(2)))
        .as("it is the peer's by now")
        .isEqualTo(AccessDeniedException.class);
  }

  @Test
  void aCallWithMoreItemsThanTheLimitIsRefusedAndDoesNothing() {
    CrmOptions options = CrmOptions.standard().withLimits(Limits.builder().bulkItems(2).build());
    Crm crm = Crm.open(company.store, SmallCompany.WORKSPACE, NewDirector.of("Anna"), options);
    Clients clients = crm.session(VERA).clients();
    List<ClientEdit> edits =
        List.of(
            ClientEdit.of(own).name("1"),
            ClientEdit.of(second).name("2"),
            ClientEdit.of(own).name("3"));

    assertThat(clients.editMany(edits.subList(0, 2))).hasSize(2);
    tooMany("edits", () -> clients.editMany(edits));
    tooMany("ids", () -> clients.assignMany(List.of(own, second, own), GLEB));
    tooMany("ids", () -> clients.deleteMany(List.of(own, second, own)));
    assertThat(company.seenByAnna(own).name()).isEqualTo("1");
    assertThat(company.seenByAnna(own).owner().id()).isEqualTo(VERA);
    assertThat(Limits.STANDARD.bulkItems()).isEqualTo(10_000);
  }

  private static void tooMany(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.violations())
                    .containsExactly(
                        new Violation(
                            field,
                            ViolationCode.OUT_OF_RANGE,
                            "3 items",
                            "at most 2 items in one call")));
  }

  @Tag("A1")
  @Test
  void whoCannotWorkIsDeniedAsAWhole() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThatThrownBy(
            () -> company.as(VERA).clients().editMany(List.of(ClientEdit.of(own).name("1"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().deleteMany(List.of()))
        .isInstanceOf(AccessDeniedException.class);
  }
}
