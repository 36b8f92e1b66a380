package dev.crmkit.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.crmkit.access.options.CrmOptions;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredClockTest {

  @Tag("R5")
  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
  void aClockOutsideOfTheYears1To9999IsRefused(String time) {
    CrmOptions options = at(time);

    assertThatIllegalStateException()
        .isThrownBy(() -> StoredClock.now(options))
        .withMessageContaining(time);
  }

  @Tag("R5")
  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00.000000999Z,0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z,9999-12-31T23:59:59.999999Z"
  })
  void theTimeIsTruncatedToTheMicrosecond(String time, String now) {
    assertThat(StoredClock.now(at(time))).isEqualTo(Instant.parse(now));
  }

  private static CrmOptions at(String time) {
    return CrmOptions.standard().withClock(() -> Instant.parse(time));
  }
}
