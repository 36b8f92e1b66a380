package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.CLARA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.EGOR;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.FormSettings;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The feed, of the host and through a session: rules.md W3, V8. */
@Tag("W3")
class FeedTest {

  private final SmallCompany company = new SmallCompany();
  private final String before = company.crm.feed().end();

  private List<HistoryView> seenBy(UserId user) {
    return company.as(user).events(PageRequest.first().limit(1_000)).items();
  }

  private List<HistoryView> seenBy(UserId user, Subject subject) {
    return seenBy(user).stream().filter(event -> subject.equals(event.subject())).toList();
  }

  private Event last(EventType did) {
    List<Event> events = company.crm.feed().stream().map(FeedEvent::event).toList();
    return events.stream().filter(event -> event.type() == did).reduce((a, b) -> b).orElseThrow();
  }

  private List<RecordId> recordsOf(Event handOver) {
    return Page.stream(
            next -> company.crm.feed().records(handOver, PageRequest.first().after(next)))
        .toList();
  }

  @Test
  void aReaderThatComesBackMissesNothingAndSeesTheOrderInWhichChangesTookEffect() {
    ClientId id = company.client(VERA, "0");
    String next = before;
    List<Event> read = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Page<FeedEvent> news = company.crm.feed().list(PageRequest.first().after(next));
      assertThat(news.hasMore()).isFalse();
      news.items().forEach(change -> read.add(change.event()));
      next = news.next().orElseThrow();
      company.as(VERA).clients().edit(ClientEdit.of(id).name("" + i));
    }
    company
        .crm
        .feed()
        .list(PageRequest.first().after(next))
        .items()
        .forEach(news -> read.add(news.event()));

    assertThat(read)
        .extracting(Event::type)
        .containsExactly(EventType.CREATE, EventType.EDIT, EventType.EDIT, EventType.EDIT);
    assertThat(read)
        .extracting(event -> event.version().orElseThrow())
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(read).extracting(Event::position).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aHandOverIsOneEventThatCanBeListedRecordByRecord() {
    ClientId stays = company.client(VERA, "stays");
    ClientId staysToo = company.client(VERA, "stays too");
    ClientId leaves = company.client(VERA, "leaves later");
    ClientId deletedLater = company.client(VERA, "deleted later");
    ClientId leftBefore = company.client(VERA, "left before");
    ClientId deletedBefore = company.client(VERA, "deleted before");
    company.client(GLEB, "never hers");
    company.as(VERA).clients().assign(leftBefore, GLEB);
    company.as(VERA).clients().delete(deletedBefore);
    String events = company.crm.feed().end();
    company.as(ANNA).users().delete(VERA);
    Event handOver = last(EventType.HAND_OVER);
    company.as(BORIS).clients().edit(ClientEdit.of(leaves).name("edited first"));
    company.as(BORIS).clients().assign(leaves, GLEB);
    company.as(BORIS).clients().delete(deletedLater);
    company.as(ANNA).clients().undoDelete(deletedBefore);
    company.client(BORIS, "own");

    assertThat(company.crm.feed().list(PageRequest.first().after(events)).items())
        .filteredOn(event -> event.event().type() == EventType.HAND_OVER)
        .hasSize(1);
    assertThat(recordsOf(handOver))
        .containsExactlyInAnyOrder(stays, staysToo, leaves, deletedLater);
    assertThatThrownBy(() -> recordsOf(last(EventType.CREATE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Tag("V8")
  @Test
  void throughASessionItShowsWhatTheUserSees() {
    ClientId ofVera = company.client(VERA, "Vera's");
    ClientId ofDina = company.client(DINA, "Dina's");
    company
        .as(VERA)
        .attachments()
        .attach(ofVera, NewFile.of("secret.txt"), InputStream.nullInputStream());

    assertThat(seenBy(GLEB)).extracting(HistoryView::subject).contains(ofVera);
    assertThat(seenBy(GLEB).toString()).contains("secret.txt").doesNotContain("Dina's");
    assertThat(seenBy(CLARA)).extracting(HistoryView::subject).contains(ofDina);
    assertThat(seenBy(CLARA).toString()).doesNotContain("Vera's").doesNotContain("secret.txt");
    assertThat(seenBy(EGOR))
        .extracting(HistoryView::subject)
        .as("their own profile, and the first section")
        .containsExactlyInAnyOrder(EGOR, Section.FIRST);
    assertThat(seenBy(ANNA))
        .hasSize(company.crm.feed().stream().map(FeedEvent::event).toList().size());
  }

  @Tag("V7")
  @Tag("V8")
  @Test
  void whatBecomesVisibleShowsItsPastAndWhatIsNoLongerVisibleDoesNot() {
    ClientId id = company.client(VERA, "Acme");
    company.as(ANNA).clients().assign(id, DINA);

    assertThat(seenBy(VERA)).extracting(HistoryView::subject).doesNotContain(id);
    assertThat(seenBy(DINA))
        .filteredOn(event -> id.equals(event.subject()))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.ASSIGN);
  }

  @Tag("V8")
  @Test
  void deletedThingsAndPurgesAreTheDirectors() {
    ClientId id = company.client(VERA, "Acme");
    company.as(VERA).clients().delete(id);

    assertThat(seenBy(VERA)).extracting(HistoryView::subject).doesNotContain(id);
    assertThat(seenBy(ANNA)).extracting(HistoryView::subject).contains(id);
    company.as(ANNA).clients().purge(id);
    assertThat(seenBy(ANNA)).extracting(HistoryView::type).contains(EventType.PURGE);
    assertThat(seenBy(VERA)).extracting(HistoryView::type).doesNotContain(EventType.PURGE);
  }

  @Tag("V8")
  @Tag("F2")
  @Test
  void settingsAreShownAsFarAsTheyAreSeen() {
    var hidden =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()))
            .id();
    var open = company.field("phone", FieldType.TEXT);
    var label = company.label("vip");
    var group = company.as(ANNA).groups().create(NewGroup.of("insiders"));
    var pipeline = company.clientPipeline("retail", "contact");

    assertThat(seenBy(VERA))
        .extracting(HistoryView::subject)
        .contains(open, label, pipeline.id())
        .doesNotContain(hidden, group.id());
    assertThat(seenBy(BORIS)).extracting(HistoryView::subject).contains(hidden);
    assertThat(seenBy(VERA).toString()).doesNotContain("portfolio").doesNotContain("debt");
  }

  @Tag("F2")
  @Test
  void sectionsAreShownToThoseToWhomTheyAreOpenAndDeletedThingsToTheDirector() {
    var closed = company.headsOnly();
    var open = company.as(ANNA).form().createSection(NewSection.of("Address")).id();
    var label = company.label("vip");
    var pipeline = company.clientPipeline("retail", "contact");
    company.as(ANNA).labels().delete(label);
    company.as(ANNA).pipelines().delete(pipeline.id());

    assertThat(seenBy(VERA))
        .extracting(HistoryView::subject)
        .contains(open)
        .doesNotContain(closed, label, pipeline.id());
    assertThat(seenBy(BORIS)).extracting(HistoryView::subject).contains(open, closed);
    assertThat(seenBy(ANNA)).extracting(HistoryView::subject).contains(label, pipeline.id());
  }

  @Test
  void profilesAreShownToThoseWhoSeeThem() {
    assertThat(seenBy(BORIS))
        .extracting(HistoryView::subject)
        .contains(BORIS, VERA, GLEB)
        .doesNotContain(DINA, CLARA);
    assertThat(seenBy(VERA))
        .extracting(HistoryView::subject)
        .contains(VERA)
        .doesNotContain(GLEB, BORIS);
  }

  @Test
  void itReadsOnUntilThereIsSomethingForTheUser() {
    for (int i = 0; i < 510; i++) {
      company.client(DINA, "hidden");
    }
    ClientId mine = company.client(VERA, "mine");

    assertThat(seenBy(VERA)).extracting(HistoryView::subject).contains(mine);
  }

  @Test
  void hiddenFieldsAreLeftOutOfIt() {
    var debt =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()))
            .id();
    ClientId id = company.client(VERA, "A");
    company.as(BORIS).clients().edit(ClientEdit.of(id).field(debt, "777"));

    assertThat(seenBy(BORIS).toString()).contains("777");
    assertThat(seenBy(VERA).toString()).doesNotContain("777");
  }

  @Tag("V8")
  @Test
  void aHandOverIsShownToThoseWhoSeeTheRecordsNow() {
    company.client(VERA, "A");
    company.as(ANNA).users().delete(VERA);

    for (UserId user : List.of(ANNA, BORIS)) {
      assertThat(seenBy(user))
          .filteredOn(event -> event.type() == EventType.HAND_OVER)
          .extracting(HistoryView::subject)
          .containsExactly(VERA);
    }
    assertThat(seenBy(GLEB)).extracting(HistoryView::type).doesNotContain(EventType.HAND_OVER);
    assertThat(seenBy(CLARA)).extracting(HistoryView::type).doesNotContain(EventType.HAND_OVER);
  }

  @Tag("V8")
  @Test
  void aHandOverOfWhichTheUserSeesNothingIsNotShown() {
    company.client(VERA, "A");
    company.as(VERA).clients().delete(company.client(VERA, "deleted before"));
    company.as(ANNA).users().delete(DeleteUser.of(VERA).recordsTo(GLEB));
    company.as(ANNA).users().delete(DeleteUser.of(DINA).recordsTo(GLEB));

    assertThat(seenBy(GLEB))
        .filteredOn(event -> event.type() == EventType.HAND_OVER)
        .flatExtracting(HistoryView::users)
        .extracting(UserRef::id)
        .containsExactlyInAnyOrder(VERA, GLEB);
    assertThat(seenBy(ANNA)).filteredOn(event -> event.type() == EventType.HAND_OVER).hasSize(2);
  }

  @Test
  void aSessionComesBackWithItsCursorAndMissesNothing() {
    for (int i = 0; i < 5; i++) {
      company.client(VERA, "mine" + i);
      company.client(DINA, "hidden" + i);
    }
    List<HistoryView> read = new ArrayList<>();
    Page<HistoryView> page = company.as(VERA).events(PageRequest.first().limit(2));
    while (!page.items().isEmpty()) {
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      read.addAll(page.items());
      page = company.as(VERA).events(PageRequest.first().limit(2).after(page.next().orElseThrow()));
    }
    assertThat(read).isEqualTo(seenBy(VERA));

    String end = page.next().orElseThrow();
    company.client(DINA, "hidden");
    assertThat(company.as(VERA).events(PageRequest.first().limit(10).after(end)).items()).isEmpty();
    ClientId news = company.as(VERA).clients().create(NewClient.of("news")).id();
    assertThat(company.as(VERA).events(PageRequest.first().limit(10).after(end)).items())
        .extracting(HistoryView::subject)
        .containsExactly(news);
    assertThatThrownBy(() -> company.as(GLEB).events(PageRequest.first().limit(10).after(end)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> company.as(VERA).events(PageRequest.first().limit(10).after("1")))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> company.as(VERA).events(PageRequest.first().limit(0).after(end)))
        .isInstanceOf(InvalidException.class);
  }

  @Tag("V8")
  @Tag("F2")
  @Test
  void theFormerSectionOfAFieldIsShownToThoseToWhomBothAreOpen() {
    FormSettings form = company.as(ANNA).form();
    SectionId closed = company.headsOnly();
    FieldId opened = form.createField(NewField.of("debt", FieldType.NUMBER).section(closed)).id();
    form.editField(FieldEdit.of(opened).section(Section.FIRST));
    FieldId wasAway = company.field("phone", FieldType.TEXT);
    form.editField(FieldEdit.of(wasAway).section(closed));
    form.editField(FieldEdit.of(wasAway).section(Section.FIRST));
    Change move =
        new Change("section", Long.toString(closed.value()), Long.toString(Section.FIRST.value()));

    for (FieldId field : List.of(opened, wasAway)) {
      assertThat(seenBy(VERA, field))
          .extracting(HistoryView::type)
          .containsExactly(EventType.CREATE);
      assertThat(seenBy(BORIS, field))
          .last()
          .extracting(HistoryView::changes)
          .isEqualTo(List.of(move));
    }
    assertThat(seenBy(VERA, opened).get(0).changes())
        .extracting(Change::attribute)
        .contains("name")
        .doesNotContain("section");
    assertThat(seenBy(VERA, wasAway).get(0).changes())
        .extracting(Change::attribute)
        .contains("section");

    form.deleteSection(closed);
    assertThat(seenBy(ANNA, opened))
        .last()
        .extracting(HistoryView::changes)
        .isEqualTo(List.of(move));
    assertThat(seenBy(BORIS, opened))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE);
  }

  @Tag("V8")
  @Tag("F2")
  @Test
  void theAccessOfASectionIsShownToThoseWhoManageTheForm() {
    FormSettings form = company.as(ANNA).form();
    SectionId section = form.createSection(NewSection.of("Address")).id();
    form.setAccess(section, SectionAccess.only(Set.of(UserType.HEAD, UserType.MANAGER), Set.of()));

    assertThat(seenBy(BORIS, section))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.EDIT);
    assertThat(seenBy(BORIS, section).get(0).changes())
        .extracting(Change::attribute)
        .contains("access");
    assertThat(seenBy(VERA, section))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE);
    assertThat(seenBy(VERA, section).get(0).changes())
        .extracting(Change::attribute)
        .contains("name")
        .doesNotContain("access");
  }

  @Test
  void aHandOverDoesNotCoverWhatWasCreatedInThePortfolioAfterIt() {
    ClientId hers = company.client(VERA, "hers");
    Users users = company.as(ANNA).users();
    users.delete(VERA);
    Event handOver = last(EventType.HAND_OVER);
    users.undoDelete(VERA);
    users.setStatus(VERA, UserStatus.ACTIVE);
    company.client(VERA, "new");
    company.as(VERA).clients().assign(company.client(VERA, "new and gone"), GLEB);

    assertThat(recordsOf(handOver)).containsExactly(hers);
  }
}
