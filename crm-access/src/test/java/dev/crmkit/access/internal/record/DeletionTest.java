package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.RecordId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deletion takes along, how it is undone, and purges: rules.md E2, E5, E6. */
@Tag("E6")
class DeletionTest {

  private final SmallCompany company = new SmallCompany();
  private ClientId client;
  private DealId ofVera;
  private DealId ofGleb;
  private ActivityId call;
  private FileId onClient;
  private FileId onDeal;

  @BeforeEach
  void aClientWithAllThatBelongsToIt() {
    client = company.client(VERA, "Acme");
    ofVera = company.as(VERA).deals().create(NewDeal.of(client, "Hers")).id();
    ofGleb = company.as(GLEB).deals().create(NewDeal.of(client, "Of Gleb")).id();
    call = company.as(VERA).activities().create(NewActivity.of(client, "Call")).id();
    onClient = file(client);
    onDeal = file(ofVera);
  }

  private FileId file(RecordId on) {
    return company
        .as(VERA)
        .attachments()
        .attach(
            on,
            NewFile.of("offer.txt"),
            new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  @Test
  void aClientTakesAlongAllOfItsActivitiesHoweverManyThereAre() {
    int many = 1_001;
    for (int i = 1; i < many; i++) {
      company.as(VERA).activities().create(NewActivity.of(client, "Call " + i));
    }

    company.as(VERA).clients().delete(client);
    assertThat(company.as(ANNA).activities().count(Query.all())).isZero();

    company.as(ANNA).clients().undoDelete(client);
    assertThat(company.as(ANNA).activities().count(Query.all())).isEqualTo(many);
  }

  private List<EventType> historyOf(ClientId id) {
    return company.as(ANNA).clients().history(id).items().stream().map(HistoryView::type).toList();
  }

  @Tag("V6")
  @Tag("E5")
  @Test
  void aDeletedClientTakesAlongWhatTheUserMayDelete() {
    company.as(VERA).clients().delete(client);

    assertThatThrownBy(() -> company.as(ANNA).clients().get(client))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).deals().get(ofVera))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).activities().get(call))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).attachments().get(onClient))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).attachments().content(onDeal))
        .isInstanceOf(NotFoundException.class);
    assertThat(company.as(GLEB).deals().get(ofGleb).client().id()).isEqualTo(client);
    assertThat(company.as(GLEB).deals().get(ofGleb).client().name()).isNull();
  }

  @Tag("E2")
  @Test
  void theHeadDeletesTheRecordsOfTheTeam() {
    company.as(BORIS).clients().delete(client);

    assertThatThrownBy(() -> company.as(ANNA).deals().get(ofGleb))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theDirectorUndoesAllOfADeletion() {
    ClientView before = company.as(VERA).clients().get(client);
    company.as(VERA).clients().delete(client);
    company.later();

    ClientView after = company.as(ANNA).clients().undoDelete(client);
    assertThat(after.name()).isEqualTo(before.name());
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(company.as(VERA).deals().get(ofVera).title()).isEqualTo("Hers");
    assertThat(company.as(VERA).activities().get(call).subject()).isEqualTo("Call");
    assertThat(company.as(VERA).attachments().list(client)).hasSize(1);
    assertThat(company.as(VERA).attachments().list(ofVera)).hasSize(1);
    assertThat(historyOf(client))
        .containsExactly(EventType.CREATE, EventType.DELETE, EventType.UNDO_DELETE);
    assertThat(company.as(ANNA).deleted(PageRequest.first().limit(10)).items()).isEmpty();
  }

  @Test
  void aRecordDeletedWithAnotherCanComeBackAlone() {
    company.as(VERA).clients().delete(client);

    company.as(ANNA).deals().undoDelete(ofVera);
    assertThat(company.as(VERA).deals().get(ofVera).client().name()).isNull();
    assertThat(company.as(VERA).attachments().list(ofVera)).hasSize(1);
    assertThatThrownBy(() -> company.as(ANNA).activities().get(call))
        .isInstanceOf(NotFoundException.class);
    company.as(ANNA).clients().undoDelete(client);
    assertThat(company.as(VERA).activities().get(call).client().name()).isEqualTo("Acme");
    assertThat(company.as(VERA).deals().get(ofVera).version())
        .as("it was back already")
        .isEqualTo(2);
  }

  @Tag("E5")
  @Test
  void aFileComesBackOnlyToALivingRecord() {
    company.as(VERA).clients().delete(client);

    assertThatThrownBy(() -> company.as(ANNA).attachments().undoDelete(onClient))
        .isInstanceOf(InvalidException.class);
    company.as(ANNA).clients().undoDelete(client);
    company.as(VERA).attachments().delete(onClient);
    assertThat(company.as(VERA).attachments().list(client)).isEmpty();
    assertThat(company.as(ANNA).attachments().undoDelete(onClient).record()).isEqualTo(client);
    assertThat(company.as(VERA).attachments().list(client)).hasSize(1);
  }

  @Tag("E5")
  @Test
  void aFileDeletedBeforeDoesNotComeBackWithItsRecord() {
    company.as(VERA).attachments().delete(onClient);
    company.as(VERA).clients().delete(client);
    company.as(ANNA).clients().undoDelete(client);

    assertThat(company.as(VERA).attachments().list(client)).isEmpty();
  }

  @Test
  void onlyTheDirectorUndoesAndPurges() {
    assertThatThrownBy(() -> company.as(VERA).clients().undoDelete(client))
        .as("living, and seen")
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(DINA).clients().undoDelete(client))
        .as("living, and not seen")
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).clients().undoDelete(client))
        .as("living")
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> company.as(ANNA).clients().purge(client))
        .isInstanceOf(InvalidException.class);
    company.as(VERA).clients().delete(client);
    assertThatThrownBy(() -> company.as(VERA).clients().undoDelete(client))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().purge(client))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).clients().undoDelete(ClientId.of(424_242)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void onlyTheDirectorIsShownWhatIsDeleted() {
    Deletion deletion = company.as(VERA).clients().delete(client);

    assertThat(company.as(ANNA).deleted(PageRequest.first().limit(10)).items())
        .containsExactly(deletion);
    assertThat(company.as(VERA).deleted(PageRequest.first().limit(10)).items()).isEmpty();
    assertThat(deletion.subject()).isEqualTo(client);
    assertThatThrownBy(() -> company.as(ANNA).deleted(PageRequest.first().limit(0)).items())
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void purgingErasesContentAndHistoryAndLeavesThatSomethingWasPurged() {
    FileId deletedBefore = file(client);
    company.as(VERA).attachments().delete(deletedBefore);
    company.as(VERA).clients().edit(ClientEdit.of(client).name("Secret"));
    company.as(VERA).clients().delete(client);

    company.as(ANNA).clients().purge(client);
    List<Event> events = company.crm.feed().stream().map(FeedEvent::event).toList();
    assertThat(events)
        .noneMatch(
            event ->
                event.toString().contains("Secret")
                    || event.subject().filter(client::equals).isPresent()
                    || event.subject().filter(onDeal::equals).isPresent()
                    || event.subject().filter(deletedBefore::equals).isPresent());
    Event last = events.get(events.size() - 1);
    assertThat(last.type()).isEqualTo(EventType.PURGE);
    assertThat(last.subject()).isEmpty();
    assertThat(last.changes()).isEmpty();
    assertThat(last.actor()).contains(company.crm.director().ref());
    assertThat(company.as(ANNA).deleted(PageRequest.first().limit(10)).items()).isEmpty();
    assertThatThrownBy(() -> company.as(ANNA).clients().undoDelete(client))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(ANNA).deals().undoDelete(ofVera))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRecordDeletedWithAnotherCanBePurgedAlone() {
    company.as(VERA).clients().delete(client);

    company.as(ANNA).deals().purge(ofVera);
    company.as(ANNA).clients().undoDelete(client);
    assertThatThrownBy(() -> company.as(ANNA).deals().get(ofVera))
        .isInstanceOf(NotFoundException.class);
    assertThat(company.as(ANNA).activities().get(call).subject()).isEqualTo("Call");
    assertThat(company.as(ANNA).clients().list(Query.all()).items()).hasSize(1);
  }
}
