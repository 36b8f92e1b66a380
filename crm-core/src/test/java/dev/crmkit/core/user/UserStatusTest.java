package dev.crmkit.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The effects of a status (rules.md U6, D8). */
class UserStatusTest {

  @Test
  void inactiveAndDismissedUsersCannotBecomeOwners() {
    assertThat(Arrays.stream(UserStatus.values()).filter(UserStatus::canBecomeOwner))
        .containsExactlyInAnyOrder(
            UserStatus.ACTIVE, UserStatus.IP_RESTRICTED, UserStatus.ACTIVATION_REQUIRED);
  }
}
