package dev.crmkit.access.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a workspace is opened with. */
class CrmOptionsTest {

  private final CrmOptions standard = CrmOptions.standard();

  @Tag("U9")
  @Test
  void anActivationLivesLongerThanNothing() {
    assertThat(standard.withActivationLifetime(Duration.ofNanos(1)).activationLifetime())
        .isEqualTo(Duration.ofNanos(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withActivationLifetime(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withActivationLifetime(Duration.ofNanos(-1)));
  }

  @Tag("U9")
  @Tag("V8")
  @Test
  void idsTokensAndSecretsCannotBeGuessed() {
    assertThat(standard.random()).isInstanceOf(SecureRandom.class);
    assertThat(standard.withActivationLifetime(Duration.ofHours(1)).random())
        .isSameAs(standard.random());
    assertThat(standard.withLimits(Limits.STANDARD).random()).isSameAs(standard.random());
  }

  @Tag("U9")
  @Test
  void anActivationLivesTenYearsAtMost() {
    Duration longest = CrmOptions.MAX_ACTIVATION_LIFETIME;

    assertThat(standard.withActivationLifetime(longest).activationLifetime()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withActivationLifetime(longest.plusNanos(1)))
        .withMessageContaining("at most PT87672H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withActivationLifetime(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void everyLimitIsAtLeastOne() {
    assertThat(Limits.builder().fileSize(1).build().fileSize()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().fileSize(0).build())
        .withMessage("the limit 'fileSize' is 1 or more, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.builder().stages(-1).build());
  }
}
