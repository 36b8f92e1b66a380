package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Crm;
import dev.crmkit.access.Feed;
import dev.crmkit.access.ForwardingStore;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the feed: their work is bounded, and whoever goes on misses nothing (W3, V8). */
@Tag("W3")
class FeedPagesTest {

  private final SmallCompany company = new SmallCompany();

  private Crm scanning(int events) {
    return company.through(company.store, Limits.builder().scannedEvents(events).build());
  }

  private static List<HistoryView> all(
      Crm crm, UserId user, int limit, List<Page<HistoryView>> pages) {
    List<HistoryView> items = new ArrayList<>();
    Page<HistoryView> page = crm.session(user).events(PageRequest.first().limit(limit));
    pages.add(page);
    items.addAll(page.items());
    while (page.hasMore()) {
      page =
          crm.session(user)
              .events(PageRequest.first().limit(limit).after(page.next().orElseThrow()));
      pages.add(page);
      items.addAll(page.items());
    }
    return items;
  }

  @Test
  void aCallStopsAtItsBudgetAndTheNextGoesOnFromThere() {
    company.client(VERA, "first");
    for (int i = 0; i < 1_600; i++) {
      company.client(DINA, "hidden");
    }
    company.client(VERA, "last");
    List<Page<HistoryView>> pages = new ArrayList<>();
    assertThat(all(scanning(500), VERA, 100, pages))
        .isEqualTo(company.as(VERA).events(PageRequest.first().limit(1_000)).items());
    assertThat(pages).hasSizeBetween(4, 5);
    assertThat(pages.get(1).items()).isEmpty();
    assertThat(pages.get(1).hasMore()).isTrue();
  }

  @Test
  void subjectsAreLookedUpByTheChunk() {
    for (int i = 0; i < 1_600; i++) {
      company.client(DINA, "hidden");
    }
    AtomicInteger calls = new AtomicInteger();
    Crm crm = company.through(ForwardingStore.counting(company.store, calls), Limits.STANDARD);
    assertThat(crm.session(VERA).events(PageRequest.first().limit(100)).hasMore()).isFalse();
    assertThat(calls.get()).as("two for each 500 events").isLessThan(12);
  }

  @Tag("V8")
  @Test
  void thatAPageIsFullDoesNotTellWhetherHiddenEventsFollow() {
    Page<HistoryView> end = company.as(VERA).events(PageRequest.first().limit(1_000));
    company.client(VERA, "mine");
    Page<HistoryView> without =
        company.as(VERA).events(PageRequest.first().limit(1).after(end.next().orElseThrow()));
    company.client(DINA, "hidden");
    Page<HistoryView> with =
        company.as(VERA).events(PageRequest.first().limit(1).after(end.next().orElseThrow()));
    assertThat(with.items()).isEqualTo(without.items()).hasSize(1);
    assertThat(with.hasMore()).isEqualTo(without.hasMore()).isTrue();
    assertThat(
            company
                .as(VERA)
                .events(PageRequest.first().limit(1).after(with.next().orElseThrow()))
                .hasMore())
        .isFalse();
    assertThat(end.hasMore()).isFalse();
  }

  @Test
  void aHandOverWhoseRecordsAreHardToFindIsReportedAllTheSame() {
    company.client(VERA, "was there");
    Users users = company.as(ANNA).users();
    users.delete(DeleteUser.of(VERA).recordsTo(GLEB));
    users.undoDelete(VERA);
    users.setStatus(VERA, UserStatus.ACTIVE);
    company.earlier();
    for (int i = 0; i < 220; i++) {
      company.client(VERA, "came later, but seems to be older");
    }
    users.delete(DeleteUser.of(VERA).recordsTo(GLEB));

    List<Page<HistoryView>> pages = new ArrayList<>();
    List<HistoryView> read = all(scanning(60), GLEB, 1_000, pages);
    assertThat(read).isEqualTo(company.as(GLEB).events(PageRequest.first().limit(1_000)).items());
    assertThat(read)
        .extracting(HistoryView::type)
        .filteredOn(EventType.HAND_OVER::equals)
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(pages).anyMatch(page -> page.items().isEmpty() && page.hasMore());
  }

  @Tag("V8")
  @Test
  void aHandOverOfNothingThatIsThereIsNotReportedHoweverManyRecordsCameLater() {
    Users users = company.as(ANNA).users();
    users.delete(DeleteUser.of(VERA).recordsTo(GLEB));
    users.undoDelete(VERA);
    users.setStatus(VERA, UserStatus.ACTIVE);
    for (int i = 0; i < 120; i++) {
      company.client(VERA, "came later");
    }
    users.delete(DeleteUser.of(VERA).recordsTo(GLEB));
    assertThat(all(scanning(60), GLEB, 1_000, new ArrayList<>()))
        .extracting(HistoryView::type)
        .filteredOn(EventType.HAND_OVER::equals)
        .hasSize(1);
  }

  @Test
  void theRecordsOfAHandOverComeOnceWhateverChangesBetweenThePages() {
    List<RecordId> hers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      hers.add(company.client(VERA, "client " + i));
    }
    company.as(ANNA).users().delete(VERA);
    Event handOver =
        company.crm.feed().stream()
            .map(FeedEvent::event)
            .filter(event -> event.type() == EventType.HAND_OVER)
            .findFirst()
            .orElseThrow();
    List<RecordId> read = new ArrayList<>();
    Page<RecordId> page = company.crm.feed().records(handOver, PageRequest.first().limit(5));
    read.addAll(page.items());
    int next = 0;
    while (page.next().isPresent()) {
      if (next < hers.size() / 2) {
        ClientId id = (ClientId) hers.get(next);
        switch (next % 3) {
          case 0 -> company.as(BORIS).clients().assign(id, GLEB);
          case 1 -> company.as(BORIS).clients().edit(ClientEdit.of(id).name("edited"));
          default -> company.as(BORIS).clients().delete(id);
        }
        ClientId other = (ClientId) hers.get(hers.size() - 1 - next);
        company.as(BORIS).clients().edit(ClientEdit.of(other).name("edited too"));
        next++;
      }
      page =
          company
              .crm
              .feed()
              .records(handOver, PageRequest.first().limit(5).after(page.next().get()));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
      read.addAll(page.items());
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(hers);
  }

  @Test
  void aCursorOfOtherPagesIsRefused() {
    company.client(VERA, "client");
    company.as(ANNA).users().delete(VERA);
    Event handOver =
        company.crm.feed().stream()
            .map(FeedEvent::event)
            .filter(event -> event.type() == EventType.HAND_OVER)
            .findFirst()
            .orElseThrow();
    Feed feed = company.crm.feed();
    for (String cursor : List.of("", "x", "AAAA", "////")) {
      assertThatThrownBy(() -> feed.records(handOver, PageRequest.first().after(cursor)))
          .isInstanceOf(InvalidException.class);
    }
    assertThatThrownBy(() -> feed.records(handOver, PageRequest.first().limit(0)))
        .isInstanceOf(InvalidException.class);
  }
}
