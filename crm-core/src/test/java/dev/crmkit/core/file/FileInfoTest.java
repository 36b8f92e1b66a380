package dev.crmkit.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The attributes of a file (rules.md R4). */
class FileInfoTest {

  @Test
  void aChangedCopyKeepsTheRest() {
    FileInfo file =
        FileInfo.builder()
            .id(FileId.of(1))
            .record(ClientId.of(7))
            .name("offer.pdf")
            .mediaType("application/pdf")
            .size(7)
            .sha256("0".repeat(64))
            .createdBy(new UserRef(UserId.of(1), "Anna"))
            .createdAt(Instant.EPOCH)
            .build();

    assertThat(file.toBuilder().build()).isEqualTo(file);
    assertThat(file.toBuilder().name("x").build().size()).isEqualTo(7);
  }
}
