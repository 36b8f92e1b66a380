package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static dev.crmkit.core.user.UserStatus.ACTIVATION_REQUIRED;
import static dev.crmkit.core.user.UserStatus.ACTIVE;
import static dev.crmkit.core.user.UserStatus.DISMISSED;
import static dev.crmkit.core.user.UserStatus.INACTIVE;
import static dev.crmkit.core.user.UserStatus.IP_RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Users;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.user.UserStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U1, U5, U6, U7. */
class UserStatusTest {

  /** What a Head may set, from each status; to set the present one changes nothing. */
  private static final Map<UserStatus, Set<UserStatus>> BY_HEAD =
      Map.of(
          ACTIVE, EnumSet.of(ACTIVE, INACTIVE, IP_RESTRICTED, DISMISSED),
          INACTIVE, EnumSet.of(ACTIVE, INACTIVE, IP_RESTRICTED, DISMISSED),
          IP_RESTRICTED, EnumSet.of(IP_RESTRICTED, DISMISSED),
          DISMISSED, EnumSet.of(DISMISSED),
          ACTIVATION_REQUIRED, EnumSet.of(ACTIVATION_REQUIRED, DISMISSED));

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();
  private final Users boris = company.as(BORIS).users();

  @Tag("U5")
  @ParameterizedTest
  @EnumSource
  void aHeadLimitsTheirManagersAndLiftsInactiveOnly(UserStatus from) {
    for (UserStatus to : UserStatus.values()) {
      anna.setStatus(VERA, from);
      if (BY_HEAD.getOrDefault(from, Set.of()).contains(to)) {
        assertThat(boris.setStatus(VERA, to).status()).isEqualTo(to);
      } else {
        denied(Rule.LIFTED_BY_DIRECTOR, () -> boris.setStatus(VERA, to));
        assertThat(company.user(VERA).status()).isEqualTo(from);
      }
    }
  }

  @Tag("U5")
  @ParameterizedTest
  @EnumSource
  void theDirectorSetsAnyStatusOfOthers(UserStatus from) {
    for (UserStatus to : UserStatus.values()) {
      anna.setStatus(BORIS, from);
      assertThat(anna.setStatus(BORIS, to).status()).isEqualTo(to);
    }
  }

  @Tag("U1")
  @Test
  void theDirectorIsAlwaysActive() {
    for (UserStatus status : List.of(INACTIVE, DISMISSED, IP_RESTRICTED, ACTIVATION_REQUIRED)) {
      invalid(() -> anna.setStatus(ANNA, status), "status NOT_ALLOWED");
    }
    long revision = company.revision();
    anna.setStatus(ANNA, ACTIVE);
    assertThat(company.revision()).isEqualTo(revision);
  }

  @Tag("U5")
  @Tag("V8")
  @Test
  void oneSeesNoStatusOfThoseWhoseProfileOneDoesNotSee() {
    notFound(DINA, () -> boris.setStatus(DINA, INACTIVE));
    notFound(ANNA, () -> boris.setStatus(ANNA, INACTIVE));
  }

  @Tag("U6")
  @Test
  void aStatusCountsFromTheNextCallOnEvenInAnOpenSession() {
    CrmSession open = company.as(VERA);
    assertThat(open.users().stream().toList()).hasSize(1);

    boris.setStatus(VERA, INACTIVE);
    denied(Rule.INACTIVE, () -> open.users().get(VERA));

    boris.setStatus(VERA, ACTIVE);
    assertThat(open.users().get(VERA).id()).isEqualTo(VERA);
  }

  @Tag("U6")
  @Tag("U7")
  @Tag("U8")
  @Test
  void aUserLimitedByIpWorksFromAnAllowedAddressOnly() {
    company.as(ANNA).security().setAllowedRanges(List.of("10.1.0.0/16"));
    anna.setStatus(VERA, IP_RESTRICTED);

    assertThat(company.as(VERA, "10.1.2.3").users().stream().toList()).hasSize(1);
    assertThat(company.as(VERA, "::ffff:10.1.2.3").users().stream().toList()).hasSize(1);
    denied(Rule.ADDRESS_NOT_ALLOWED, () -> company.as(VERA, "10.2.2.3").users().get(VERA));
    denied(Rule.NO_ADDRESS, () -> company.as(VERA).users().get(VERA));
  }
}
