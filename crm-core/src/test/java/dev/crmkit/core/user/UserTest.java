package dev.crmkit.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Users and their sign-ins (rules.md U). */
class UserTest {

  private static final UserId VERA = UserId.of(4);

  @Test
  void aReferenceToAUserHasTheIdAndTheName() {
    User vera =
        User.builder()
            .id(VERA)
            .name("Vera")
            .type(UserType.MANAGER)
            .portfolio(PortfolioId.of(4))
            .createdAt(Instant.EPOCH)
            .build();

    assertThat(vera.ref()).isEqualTo(new UserRef(VERA, "Vera"));
  }

  @Test
  void anAttemptWithoutARefusalSucceeded() {
    SignIn signIn = SignIn.builder().user(VERA).attemptedAt(Instant.EPOCH).build();

    assertThat(signIn.user()).isEqualTo(VERA);
    assertThat(signIn.address()).isEmpty();
    assertThat(signIn.refusal()).isEmpty();
  }
}
