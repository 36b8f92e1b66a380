package dev.crmkit.access.internal.page;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Feed;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long pages are, where they end and what their cursors are good for. */
class PagesTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);

  @Tag("A4")
  @Test
  void everyListRefusesALimitOutOfRange() {
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));
    for (int limit : List.of(0, PageRequest.MAX_LIMIT + 1)) {
      invalid(
          () -> anna.users().list(UserOrder.ID, PageRequest.first().limit(limit)),
          "limit OUT_OF_RANGE");
      invalid(
          () ->
              anna.previews().lost(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(limit)),
          "limit OUT_OF_RANGE");
      invalid(
          () ->
              anna.previews()
                  .gained(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(limit)),
          "limit OUT_OF_RANGE");
      invalid(
          () -> anna.attachments().list(PageRequest.first().limit(limit)), "limit OUT_OF_RANGE");
      invalid(() -> anna.events(PageRequest.first().limit(limit)), "limit OUT_OF_RANGE");
      invalid(() -> anna.deleted(PageRequest.first().limit(limit)).items(), "limit OUT_OF_RANGE");
      invalid(() -> anna.clients().list(Query.all().limit(limit)), "limit OUT_OF_RANGE");
    }
  }

  @Test
  void theSmallestAndTheLargestLimitAreInRange() {
    assertThat(anna.users().list(UserOrder.ID, PageRequest.first().limit(1)).items()).hasSize(1);
    assertThat(
            anna.users()
                .list(UserOrder.ID, PageRequest.first().limit(PageRequest.MAX_LIMIT))
                .items())
        .hasSize(7);
  }

  @Test
  void aPageThatIsFullByChanceIsTheLast() {
    company.client(1, VERA);
    company.client(2, VERA);
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));

    Page<ClientView> clients = anna.clients().list(Query.all().limit(2));
    assertThat(clients.items()).hasSize(2);
    assertThat(clients.next()).isEmpty();
    Page<RecordName> lost =
        anna.previews().lost(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2));
    assertThat(lost.items()).hasSize(2);
    assertThat(lost.next()).isEmpty();
    assertThat(anna.users().list(UserOrder.ID, PageRequest.first().limit(7)).next()).isEmpty();
  }

  @Test
  void theLastPageOfUsersHasNoNext() {
    Page<UserView> first = anna.users().list(UserOrder.ID, PageRequest.first().limit(4));
    Page<UserView> last =
        anna.users()
            .list(UserOrder.ID, PageRequest.first().limit(4).after(first.next().orElseThrow()));

    assertThat(last.items()).extracting(UserView::id).containsExactly(GLEB, DINA, EGOR);
    assertThat(last.next()).isEmpty();
  }

  @Test
  void nobodyComesAfterTheLastUserWhoIsLeft() {
    String cursor =
        anna.users().list(UserOrder.ID, PageRequest.first().limit(6)).next().orElseThrow();
    anna.users().delete(EGOR);

    Page<UserView> rest =
        anna.users().list(UserOrder.ID, PageRequest.first().limit(6).after(cursor));
    assertThat(rest.items()).isEmpty();
    assertThat(rest.next()).isEmpty();
  }

  @Tag("A4")
  @Test
  void aCountIsRefusedLikeTheListOfTheSameFilters() {
    invalid(
        () -> anna.clients().count(Query.all().where(Filter.label(LabelId.of(77)))),
        "label/77 UNKNOWN");
  }

  @Test
  void twoCursorsOfTheSamePlaceAreNotAlike() {
    String cursor =
        anna.users().list(UserOrder.ID, PageRequest.first().limit(2)).next().orElseThrow();

    assertThat(anna.users().list(UserOrder.ID, PageRequest.first().limit(2)).next())
        .get()
        .isNotEqualTo(cursor);
  }

  @Tag("A4")
  @Test
  void aListThatHasOneOrderRefusesTheNewestFirst() {
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));
    PageRequest newest = PageRequest.first().newestFirst();

    invalid(() -> anna.users().list(newest), "newestFirst NOT_ALLOWED");
    invalid(() -> anna.attachments().list(newest), "newestFirst NOT_ALLOWED");
    invalid(() -> anna.events(newest), "newestFirst NOT_ALLOWED");
    invalid(
        () -> anna.previews().lost(plan, GLEB, RecordKind.CLIENT, newest),
        "newestFirst NOT_ALLOWED");
    invalid(() -> company.crm().feed().list(newest), "newestFirst NOT_ALLOWED");
  }

  @Tag("W3")
  @Test
  void thePageOfTheHostsFeedHasMoreUntilTheLastEvent() {
    Feed feed = company.crm().feed();
    long events = feed.stream().count();
    Page<FeedEvent> all = feed.list(PageRequest.first().limit((int) events));
    Page<FeedEvent> first = feed.list(PageRequest.first().limit((int) events - 1));

    assertThat(all.hasMore()).isFalse();
    assertThat(all.next()).contains(feed.end());
    assertThat(first.hasMore()).isTrue();
    assertThat(feed.list(PageRequest.first().after(first.next().orElseThrow())).items())
        .containsExactly(all.items().get(all.items().size() - 1));
    for (String next : List.of("x", "-1", "")) {
      invalid(() -> feed.list(PageRequest.first().after(next)), "after MALFORMED");
    }
  }

  @Test
  void aStreamReadsAPageWhenItGetsThere() {
    for (int i = 1; i <= 5; i++) {
      company.client(i, VERA);
    }
    List<String> asked = new ArrayList<>();
    Stream<ClientView> all =
        Page.stream(
            next -> {
              asked.add(next == null ? "first" : "next");
              return anna.clients().list(Query.all().limit(2).after(next));
            });
    assertThat(asked).isEmpty();

    Iterator<ClientView> clients = all.iterator();
    clients.next();
    clients.next();
    assertThat(asked).containsExactly("first");
    clients.next();
    assertThat(asked).containsExactly("first", "next");
    clients.next();
    clients.next();
    assertThat(clients.hasNext()).isFalse();
    assertThat(asked).containsExactly("first", "next", "next");
    assertThatThrownBy(clients::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aStreamShowsEachRecordThatStaysOnceWhateverHappensToOthers() {
    for (int i = 1; i <= 6; i++) {
      company.client(i, VERA);
    }
    List<ClientId> ids = anna.clients().stream(Query.all()).map(ClientView::id).toList();
    Iterator<ClientView> clients = anna.clients().stream(Query.all().limit(2)).iterator();
    List<ClientId> read = new ArrayList<>();
    read.add(clients.next().id());
    read.add(clients.next().id());
    anna.clients().delete(ids.get(0));
    anna.clients().delete(ids.get(2));
    anna.clients().edit(ClientEdit.of(ids.get(3)).name("renamed"));
    clients.forEachRemaining(client -> read.add(client.id()));

    assertThat(read).containsExactly(ids.get(0), ids.get(1), ids.get(3), ids.get(4), ids.get(5));
  }

  @Tag("E6")
  @Tag("U10")
  @Test
  void whatIsShownLatestFirstHasPagesToo() {
    for (int i = 1; i <= 5; i++) {
      company.client(i, VERA);
      anna.clients().delete(ClientId.of(i));
      company.crm().signIn(VERA, null);
    }
    List<Deletion> deletions = anna.deleted(PageRequest.first()).items();
    List<SignIn> attempts = anna.users().signInLog(VERA, PageRequest.first()).items();
    assertThat(deletions).hasSize(5);
    assertThat(attempts).hasSize(5);
    for (int limit = 1; limit <= 5; limit++) {
      PageRequest request = PageRequest.first().limit(limit);
      assertThat(Page.stream(next -> anna.deleted(request.after(next))).toList())
          .isEqualTo(deletions);
      assertThat(Page.stream(next -> anna.users().signInLog(VERA, request.after(next))).toList())
          .isEqualTo(attempts);
    }
    String next = anna.deleted(PageRequest.first().limit(2)).next().orElseThrow();
    anna.clients().undoDelete((ClientId) deletions.get(1).subject());
    anna.clients().purge((ClientId) deletions.get(2).subject());
    assertThat(anna.deleted(PageRequest.first().after(next)).items())
        .containsExactly(deletions.get(3), deletions.get(4));
    invalid(() -> anna.deleted(PageRequest.first().after("x")), "after MALFORMED");
    invalid(() -> anna.deleted(PageRequest.first().limit(0)), "limit OUT_OF_RANGE");
    invalid(() -> anna.users().signInLog(GLEB, PageRequest.first().after(next)), "after MALFORMED");
  }

  @Tag("D9")
  @Test
  void deletedUsersHavePages() {
    anna.users().delete(EGOR);
    anna.users().delete(DINA);
    anna.users().delete(GLEB);
    PageRequest two = PageRequest.first().limit(2);
    Page<UserRef> first = anna.users().deleted(two);
    assertThat(first.items()).extracting(UserRef::id).containsExactly(GLEB, DINA);
    anna.users().undoDelete(DINA);
    Page<UserRef> second = anna.users().deleted(two.after(first.next().orElseThrow()));
    assertThat(second.items()).extracting(UserRef::id).containsExactly(EGOR);
    assertThat(second.hasMore()).isFalse();
  }
}
