package dev.crmkit.access.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** What becomes of a content that was taken in and is not kept: rules.md R4. */
class StagedContentTest {

  private static final UserId ANNA = UserId.of(1);

  private int discarded;
  private final CrmStore store = counting(MemoryStore.create());
  private final CrmSession anna =
      Crm.open(store, WorkspaceId.of("acme"), NewDirector.of("Anna").id(ANNA)).session(ANNA);
  private final ClientId client = anna.clients().create(NewClient.of("Acme")).id();

  private CrmStore counting(CrmStore real) {
    return (CrmStore)
        Proxy.newProxyInstance(
            CrmStore.class.getClassLoader(),
            new Class<?>[] {CrmStore.class},
            (self, method, given) -> {
              if (method.getName().equals("discard")) {
                discarded++;
              }
              try {
                return method.invoke(real, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  /** A content during whose reading something happens. */
  private static InputStream meanwhile(Runnable happens) {
    return new ByteArrayInputStream(new byte[] {1, 2, 3}) {
      private boolean happened;

      @Override
      public synchronized int read(byte[] into, int from, int length) {
        if (!happened) {
          happened = true;
          happens.run();
        }
        return super.read(into, from, length);
      }
    };
  }

  @Test
  void aKeptContentIsNotDiscarded() {
    anna.attachments().attach(client, NewFile.of("x"), bytes());

    assertThat(discarded).isZero();
  }

  @Test
  void theContentOfAFileThatIsInvalidIsDiscarded() {
    assertThatThrownBy(() -> anna.attachments().attach(client, NewFile.of(" "), bytes()))
        .isInstanceOf(InvalidException.class);

    assertThat(discarded).isEqualTo(1);
    assertThat(anna.attachments().list(client)).isEmpty();
  }

  @Test
  void theContentForARecordThatWasDeletedMeanwhileIsDiscarded() {
    InputStream content = meanwhile(() -> anna.clients().delete(client));

    assertThatThrownBy(() -> anna.attachments().attach(client, NewFile.of("x"), content))
        .isInstanceOf(NotFoundException.class);

    assertThat(discarded).isEqualTo(1);
  }

  @Test
  void anIdThatWasTakenMeanwhileIsTaken() {
    NewFile file = NewFile.of("x").id(FileId.of(9));
    InputStream content = meanwhile(() -> anna.attachments().attach(client, file, bytes()));

    assertThatThrownBy(() -> anna.attachments().attach(client, file, content))
        .isInstanceOf(InvalidException.class);

    assertThat(discarded).isEqualTo(1);
    assertThat(anna.attachments().list(client)).hasSize(1);
  }
}
