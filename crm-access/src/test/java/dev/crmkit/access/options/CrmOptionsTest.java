package dev.crmkit.access.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Tag("R5")
  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
  void aClockOutsideOfTheYears1To9999IsRefused(String time) {
    CrmOptions options = standard.withClock(() -> Instant.parse(time));

    assertThatIllegalStateException().isThrownBy(options::now).withMessageContaining(time);
  }

  @Tag("R5")
  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00.000000999Z,0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z,9999-12-31T23:59:59.999999Z"
  })
  void theTimeIsToTheMicrosecond(String time, String now) {
    assertThat(standard.withClock(() -> Instant.parse(time)).now()).isEqualTo(Instant.parse(now));
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
