package dev.crmkit.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.memory.MemoryStore;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All stored times are truncated to microseconds, the precision of the stores (rules.md R5). */
@Tag("R5")
class StoredTimesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456789Z");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.(\\d+))?Z");

  @TempDir private Path folder;

  private final MemoryStore store = MemoryStore.create();
  private final Crm crm =
      Crm.open(
          store,
          WorkspaceId.of("acme"),
          NewDirector.of("Anna"),
          CrmOptions.standard().withClock(() -> NOW));
  private final CrmSession anna = crm.session(crm.director().id());

  @Test
  void aTimeHasNoNanoseconds() throws Exception {
    doAllThatTakesTheTime();

    Path saved = folder.resolve("store.jsonl");
    store.save(saved);
    List<MatchResult> times = TIME.matcher(Files.readString(saved)).results().toList();
    assertThat(times).hasSizeGreaterThan(30);
    assertThat(times)
        .allSatisfy(time -> assertThat(time.group(1)).as(time.group()).isEqualTo("123456"));
  }

  private void doAllThatTakesTheTime() {
    UserId boris = anna.users().create(NewUser.head("Boris").email("boris@example.com")).id();
    UserId vera =
        anna.users()
            .create(
                NewUser.manager("Vera")
                    .email("vera@example.com")
                    .status(UserStatus.ACTIVATION_REQUIRED))
            .id();
    crm.signIn(boris, null);
    anna.labels().create(NewLabel.of("VIP"));
    Pipeline sale =
        anna.pipelines()
            .create(NewPipeline.ofDeals("Sale").addStage("offer").addStage(StageSpec.won("won")));
    ClientId client = anna.clients().create(NewClient.of("Acme")).id();
    anna.clients().edit(ClientEdit.of(client).name("Bolt"));
    DealId deal = anna.deals().create(NewDeal.of(client, "Deal")).id();
    anna.deals().edit(DealEdit.of(deal).stage(sale.id(), sale.stages().get(1).id()));
    ActivityId call = anna.activities().create(NewActivity.of(client, "Call")).id();
    anna.activities().edit(ActivityEdit.of(call).finished(true));
    anna.attachments().attach(client, NewFile.of("a.txt"), InputStream.nullInputStream());
    anna.clients().delete(anna.clients().create(NewClient.of("Gone")).id());
    anna.users().delete(boris);
    crm.activate(anna.users().renewActivation(vera).text());
    anna.users().setStatus(vera, UserStatus.ACTIVATION_REQUIRED);
  }
}
