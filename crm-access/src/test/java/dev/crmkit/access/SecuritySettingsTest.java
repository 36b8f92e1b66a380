package dev.crmkit.access;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Policies.IpCheck;
import dev.crmkit.core.org.Policies.PeerAccess;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U7, U8, S1. */
class SecuritySettingsTest {

  private final Company company = new Company();
  private final SecuritySettings anna = company.as(ANNA).security();

  @Tag("U8")
  @Test
  void theDirectorSetsTheRanges() {
    anna.setAllowedRanges(List.of("192.168.0.0/24", "10.0.0.5-10.0.0.9", "2001:db8::/32"));

    assertThat(anna.allowedRanges().ranges())
        .extracting(IpRange::toString)
        .containsExactly("192.168.0.0/24", "10.0.0.5-10.0.0.9", "2001:db8::/32");
    anna.setAllowedRanges(List.of());
    assertThat(anna.allowedRanges().ranges()).isEmpty();
  }

  @Tag("U8")
  @Tag("A4")
  @Test
  void everyMalformedRangeIsReportedAndNothingIsChanged() {
    anna.setAllowedRanges(List.of("10.0.0.0/8"));

    invalid(
        () -> anna.setAllowedRanges(List.of("example.com", "10.0.0.1", "10.0.0.9-10.0.0.5")),
        "ranges[0] MALFORMED",
        "ranges[2] MALFORMED");
    assertThat(anna.allowedRanges().ranges()).hasSize(1);
  }

  @Tag("S1")
  @Test
  void securityIsTheDirectors() {
    SecuritySettings boris = company.as(BORIS).security();

    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.setAllowedRanges(List.of("0.0.0.0/0")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.setAllowedRanges(List.of("example.com")));
    denied(Rule.AREA_NOT_OF_TYPE, boris::allowedRanges);
    denied(Rule.AREA_NOT_OF_TYPE, boris::policies);
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.setPolicies(Policies.DEFAULT));
  }

  @Tag("U7")
  @Test
  void byThePolicyAnAddressIsCheckedWhenSigningInOnly() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.IP_RESTRICTED);
    anna.setPolicies(new Policies(PeerAccess.VIEW, IpCheck.SIGN_IN));
    anna.setAllowedRanges(List.of("10.0.0.0/8"));

    assertThat(anna.policies().ipCheck()).isEqualTo(IpCheck.SIGN_IN);
    assertThat(company.as(VERA).users().stream().toList()).hasSize(1);
    denied(Rule.NO_ADDRESS, () -> company.crm().signIn(VERA, null));
  }

  @Tag("U6")
  @Tag("U7")
  @Test
  void whereNoRangeIsSetNoOneLimitedByIpWorksByEitherPolicy() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.IP_RESTRICTED);
    anna.setPolicies(new Policies(PeerAccess.VIEW, IpCheck.SIGN_IN));

    assertThat(company.as(VERA).users().stream().toList()).isEmpty();
    denied(Rule.NO_ADDRESS, () -> company.as(VERA).users().get(VERA));
  }

  @Tag("U8")
  @Test
  void theRangesAreGivenBackAsTheyAreRead() {
    assertThat(anna.setAllowedRanges(List.of("10.0.0.0/8")).ranges())
        .containsExactly(IpRange.parse("10.0.0.0/8"));
  }
}
