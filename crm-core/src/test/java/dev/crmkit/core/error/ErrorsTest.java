package dev.crmkit.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import org.junit.jupiter.api.Test;

/** The data and the messages of exceptions (rules.md A1). */
class ErrorsTest {

  private static final ClientId CLIENT = ClientId.of(7);

  @Test
  void aConflictNamesItsSubjectAndBothVersions() {
    ConflictException conflict = new ConflictException(CLIENT, 3, 5);

    assertThat(conflict.subject()).isEqualTo(CLIENT);
    assertThat(conflict.expectedVersion()).isEqualTo(3);
    assertThat(conflict.actualVersion()).isEqualTo(5);
    assertThat(conflict)
        .hasMessageContaining("client/7")
        .hasMessageContaining("3, the present version is 5");
  }

  @Test
  void aNotFoundExceptionNamesItsSubject() {
    NotFoundException missing = new NotFoundException(CLIENT);

    assertThat(missing.subject()).isEqualTo(CLIENT);
    assertThat(missing).hasMessage("there is no client/7");
  }

  @Test
  void storeExceptionsKeepTheirCause() {
    Exception cause = new IllegalStateException("disk full");

    assertThat(new StoreFailureException("not written", cause))
        .hasMessage("not written")
        .hasCause(cause);
    assertThat(new OutcomeUnknownException("ask again", cause))
        .hasMessage("ask again")
        .hasCause(cause);
  }
}
