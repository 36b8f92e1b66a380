package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.access.Company;
import dev.crmkit.access.Users;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U9. */
@Tag("U9")
class ActivationTest {

  private static final String REFUSED = "token UNKNOWN";

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();
  private final Users boris = company.as(BORIS).users();
  private UserId hans = VERA;
  private ActivationToken token = new ActivationToken(VERA, "", company.now());

  @BeforeEach
  void hansIsCreatedWithAnActivationToken() {
    var created =
        boris.create(
            NewUser.manager("Hans")
                .email("hans@example.com")
                .status(UserStatus.ACTIVATION_REQUIRED));
    hans = created.id();
    token = created.activation().orElseThrow();
  }

  @Test
  void aTokenMakesActiveOnce() {
    assertThat(company.crm().activate(token.text()).id()).isEqualTo(hans);

    assertThat(company.user(hans).status()).isEqualTo(UserStatus.ACTIVE);
    invalid(() -> company.crm().activate(token.text()), REFUSED);
  }

  @Test
  void aTokenIsASecretOf256BitsGoodFor72HoursAndNotShownByItsText() {
    assertThat(token.text()).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(token.expiresAt()).isEqualTo(company.now().plus(Duration.ofDays(3)));
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(company.events().toString()).doesNotContain(token.text());
  }

  @Test
  void ofATokenOnlyItsHashIsStored() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(token.text().getBytes(StandardCharsets.UTF_8));

    assertThat(stored(HexFormat.of().formatHex(hash))).isPresent();
    assertThat(stored(token.text())).isEmpty();
  }

  private Optional<Activation> stored(String text) {
    return company.store().read(company.crm().workspace(), tx -> tx.activation(text));
  }

  @Test
  void aTokenIsGoodUntilItExpiresAndNotThen() {
    company.pass(Duration.ofDays(3).minusMillis(1));
    assertThat(company.crm().activate(token.text()).id()).isEqualTo(hans);

    ActivationToken second =
        anna.setStatus(hans, UserStatus.ACTIVATION_REQUIRED).activation().orElseThrow();
    company.pass(Duration.ofDays(3));
    invalid(() -> company.crm().activate(second.text()), REFUSED);
    assertThat(company.user(hans).status()).isEqualTo(UserStatus.ACTIVATION_REQUIRED);
  }

  @Test
  void aNewTokenVoidsTheOldOne() {
    ActivationToken renewed = boris.renewActivation(hans);

    invalid(() -> company.crm().activate(token.text()), REFUSED);
    assertThat(company.crm().activate(renewed.text()).id()).isEqualTo(hans);
  }

  @Test
  void aChangeOfStatusVoidsItEvenIfItIsTakenBack() {
    anna.setStatus(hans, UserStatus.INACTIVE);
    anna.setStatus(hans, UserStatus.ACTIVATION_REQUIRED);

    invalid(() -> company.crm().activate(token.text()), REFUSED);
  }

  @Test
  void aChangeOfAddressVoidsItButNotOneOfTheName() {
    boris.edit(UserEdit.of(hans).name("Hans H."));
    anna.edit(UserEdit.of(hans).email("other@example.com"));

    invalid(() -> company.crm().activate(token.text()), REFUSED);
    assertThat(company.user(hans).status()).isEqualTo(UserStatus.ACTIVATION_REQUIRED);
  }

  @Test
  void theDeletionOfTheUserVoidsIt() {
    anna.delete(hans);
    assertThat(company.waitsFor(token.text())).isFalse();
    invalid(() -> company.crm().activate(token.text()), REFUSED);
    anna.undoDelete(hans);
    invalid(() -> company.crm().activate(token.text()), REFUSED);
  }

  @Test
  void nobodyCanDistinguishAnUnknownAUsedAndAnExpiredToken() {
    Throwable unknown = catchThrowable(() -> company.crm().activate("no token"));
    company.pass(Duration.ofDays(4));
    Throwable expired = catchThrowable(() -> company.crm().activate(token.text()));

    assertThat(expired).hasMessage(unknown.getMessage());
  }

  @Test
  void aPendingTokenIsRenewedByTheHeadOfTheUserOrTheDirector() {
    notFound(hans, () -> company.as(CLARA).users().renewActivation(hans));
    invalid(() -> boris.renewActivation(VERA), "status NOT_ALLOWED");
    denied(Rule.NOT_ON_OWN_PROFILE, () -> boris.renewActivation(BORIS));
    assertThat(anna.renewActivation(hans).user()).isEqualTo(hans);
  }

  @Test
  void aTokenShowsWhoseItIsAndHowLongItIsValid() {
    assertThat(token)
        .hasToString("activation of " + hans + " until " + company.now().plus(Duration.ofDays(3)));
  }

  @Test
  void aUsedTokenIsKeptNoLonger() {
    assertThat(company.waitsFor(token.text())).isTrue();

    company.crm().activate(token.text());

    assertThat(company.waitsFor(token.text())).isFalse();
  }

  @Test
  void aTokenOfOneWhoDoesNotWaitIsRefused() {
    Activation stray = new Activation(VERA, ActivationTokens.hash("stray"), token.expiresAt());
    company.hold(stray);

    invalid(() -> company.crm().activate("stray"), REFUSED);
  }
}
