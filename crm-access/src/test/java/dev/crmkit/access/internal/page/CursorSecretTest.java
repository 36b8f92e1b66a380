package dev.crmkit.access.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.MemoryStore;
import java.util.Base64;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cursor is sealed under a secret of its workspace and bound to that workspace, whatever else two
 * workspaces have in common (rules.md V8, W1).
 */
@Tag("V8")
@Tag("W1")
class CursorSecretTest {

  private static final UserId ANNA = UserId.of(1);
  private static final Query QUERY = Query.all().limit(1);

  private final MemoryStore store = MemoryStore.create();

  private CrmSession anna(MemoryStore in, String workspace, RandomGenerator random) {
    CrmSession anna =
        Crm.open(
                in,
                WorkspaceId.of(workspace),
                NewDirector.of("Anna").id(ANNA),
                CrmOptions.standard().withRandom(random))
            .session(ANNA);
    anna.clients().create(NewClient.of("one"));
    anna.clients().create(NewClient.of("two"));
    return anna;
  }

  private static String cursor(CrmSession session) {
    return session.clients().list(QUERY).next().orElseThrow();
  }

  private static void refuses(CrmSession session, String cursor) {
    assertThatThrownBy(() -> session.clients().list(QUERY.after(cursor)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("after");
  }

  @Test
  void aCursorOfAnotherWorkspaceIsRefusedEvenUnderTheSameSecret() {
    CrmSession here = anna(store, "here", new Random(7));
    CrmSession there = anna(store, "there", new Random(7));
    assertThat(secret("here")).isEqualTo(secret("there"));

    assertThat(here.clients().list(QUERY.after(cursor(here))).items()).hasSize(1);
    refuses(there, cursor(here));
  }

  @Test
  void aCursorUnderAnotherSecretIsRefusedEvenInAWorkspaceOfTheSameName() {
    CrmSession here = anna(store, "here", new Random(7));
    CrmSession impostor = anna(MemoryStore.create(), "here", new Random(8));

    refuses(here, cursor(impostor));
  }

  @Test
  void theSecretHas256BitsAndIsDrawnForEachWorkspace() {
    RandomGenerator random = new Random(7);
    anna(store, "here", random);
    anna(store, "there", random);

    assertThat(secret("here")).matches("[0-9a-f]{64}").isNotEqualTo(secret("there"));
  }

  @Test
  void aCursorThatWasChangedInAnyByteIsRefused() {
    CrmSession here = anna(store, "here", new Random(7));
    byte[] whole = Base64.getUrlDecoder().decode(cursor(here));

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      refuses(here, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
    }
  }

  private String secret(String workspace) {
    return store.read(WorkspaceId.of(workspace), tx -> tx.cursorKey());
  }
}
