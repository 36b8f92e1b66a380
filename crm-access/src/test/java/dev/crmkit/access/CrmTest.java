package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.WorkspaceNotFoundException;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.memory.MemoryStore;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a workspace is founded, opened and entered: rules.md U1, U6, W1. */
class CrmTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final MemoryStore store = MemoryStore.create();

  private static CrmOptions seeded(long seed) {
    return CrmOptions.standard().withRandom(new Random(seed));
  }

  @Test
  void aWorkspaceIsFoundedOnceAndThenOpened() {
    Crm founded = Crm.open(store, ACME, NewDirector.of("Anna"));
    Crm opened = Crm.open(store, ACME, NewDirector.of("Somebody else"));

    assertThat(founded.workspace()).isEqualTo(ACME);
    assertThat(opened.director().name()).isEqualTo("Anna");
    assertThat(opened.director()).isEqualTo(founded.director());
  }

  @Test
  void aWorkspaceThatDoesNotExistIsNotOpened() {
    assertThatThrownBy(() -> Crm.open(store, ACME))
        .isInstanceOfSatisfying(
            WorkspaceNotFoundException.class, e -> assertThat(e.workspace()).isEqualTo(ACME))
        .hasMessageContaining("acme");
    assertThat(store.workspaces()).isEmpty();
    Crm founded = Crm.open(store, ACME, NewDirector.of("Anna"));
    assertThat(Crm.open(store, ACME).director()).isEqualTo(founded.director());
    assertThat(Crm.open(store, ACME, seeded(1)).director()).isEqualTo(founded.director());
  }

  @Test
  void everyProblemWithTheFounderIsReportedAtOnceAndNothingIsFounded() {
    NewDirector wrong = NewDirector.of(" ").email("no address");

    InvalidException invalid =
        catchThrowableOfType(InvalidException.class, () -> Crm.open(store, ACME, wrong, seeded(1)));

    assertThat(invalid.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("name", "email");
    assertThat(store.workspaces()).isEmpty();
  }

  @Test
  void twoWorkspacesSealTheirCursorsWithKeysOfTheirOwn() {
    Crm one = Crm.open(store, ACME, NewDirector.of("Anna"), seeded(1));
    Crm other = Crm.open(store, WorkspaceId.of("other"), NewDirector.of("Olga"), seeded(2));
    String keyOfOne = store.read(one.workspace(), tx -> tx.cursorKey());

    assertThat(keyOfOne).isNotEqualTo(store.read(other.workspace(), tx -> tx.cursorKey()));
  }

  @Test
  void aCursorOfAnotherWorkspaceIsNone() {
    NewDirector anna = NewDirector.of("Anna").id(ANNA);
    Crm one = Crm.open(store, ACME, anna, seeded(1));
    Crm other = Crm.open(store, WorkspaceId.of("other"), anna, seeded(2));
    one.session(ANNA).clients().create(NewClient.of("a"));
    one.session(ANNA).clients().create(NewClient.of("b"));
    Query query = Query.all().limit(1);
    String cursor = one.session(ANNA).clients().list(query).next().orElseThrow();

    assertThatThrownBy(() -> other.session(ANNA).clients().list(query.after(cursor)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void signingInReturnsASessionOfThatUser() {
    SmallCompany company = new SmallCompany();

    assertThat(company.crm.signIn(VERA, null).user()).isEqualTo(VERA);
    company.as(ANNA).users().setStatus(VERA, UserStatus.DISMISSED);
    assertThatThrownBy(() -> company.crm.signIn(VERA, null))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("U10")
  @Test
  void theSignInLogKeepsAsManyAttemptsAsTheHostSets() {
    SmallCompany company = new SmallCompany();
    Crm crm =
        Crm.open(
            company.store,
            SmallCompany.WORKSPACE,
            NewDirector.of("Anna"),
            CrmOptions.standard().withLimits(Limits.builder().signInsKept(3).build()));
    crm.signIn(VERA, null);
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> crm.signIn(VERA, null)).isInstanceOf(AccessDeniedException.class);
    }

    Users users = company.as(ANNA).users();
    assertThat(users.signInLog(VERA, PageRequest.first().limit(100)).items())
        .extracting(attempt -> attempt.refusal().isPresent())
        .containsExactly(true, true, true, false);
    assertThat(users.get(VERA).lastSignIn()).isPresent();
    assertThat(Limits.STANDARD.signInsKept()).isEqualTo(1_000);
  }
}
