package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waiting for the next change: rules.md W3, V8. */
@Tag("W3")
class FeedWaitTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final SmallCompany company = new SmallCompany();
  private final PageRequest fromNow = PageRequest.first().after(company.crm.feed().end());

  private static <T> CompletableFuture<T> start(Callable<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static <T> T result(CompletableFuture<T> started) throws Exception {
    return started.get(1, TimeUnit.MINUTES);
  }

  /** Returns a request for what a user sees from now on. */
  private PageRequest fromNow(UserId user) {
    PageRequest page = PageRequest.first().limit(PageRequest.MAX_LIMIT);
    return page.after(company.as(user).events(page).next().orElseThrow());
  }

  @Test
  void theHostWaitsForTheNextChange() throws Exception {
    CompletableFuture<Page<FeedEvent>> waiting =
        start(() -> company.crm.feed().await(fromNow, LONG));
    ClientId id = company.client(VERA, "new");
    assertThat(result(waiting).items())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.workspace()).isEqualTo(company.crm.workspace());
              assertThat(change.event().subject()).contains(id);
              assertThat(change.event().actor().orElseThrow().name()).isEqualTo("Vera");
            });
  }

  @Test
  void theChangesOfTheHostsFeedNameTheirUsers() {
    ClientId id = company.client(VERA, "new");
    company.as(VERA).clients().assign(id, GLEB);
    Page<FeedEvent> page = company.crm.feed().list(fromNow);
    assertThat(page.items().get(page.items().size() - 1).users())
        .extracting(user -> user.id().value() + " " + user.name())
        .containsExactly(VERA.value() + " Vera", GLEB.value() + " Gleb");
  }

  @Test
  void afterTheTimeoutThePageIsEmptyAndHasANext() throws Exception {
    Page<FeedEvent> page = company.crm.feed().await(fromNow, Duration.ofMillis(20));
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo(fromNow.after());
    Page<HistoryView> seen = company.as(VERA).awaitEvents(fromNow(VERA), Duration.ofMillis(20));
    assertThat(seen.items()).isEmpty();
    assertThat(seen.next()).isPresent();
    assertThat(company.as(VERA).awaitEvents(fromNow(VERA), Duration.ofDays(-1)).items()).isEmpty();
  }

  @Test
  @Tag("V8")
  void aUserWaitsForAChangeThatTheyCanSee() throws Exception {
    PageRequest now = fromNow(VERA);
    CompletableFuture<Page<HistoryView>> waiting =
        start(() -> company.as(VERA).awaitEvents(now, LONG));
    ClientId others = company.client(ANNA, "not hers");
    for (int i = 0; i < 20; i++) {
      company.as(ANNA).clients().edit(ClientEdit.of(others).name("still not hers " + i));
    }
    assertThat(waiting).isNotDone();
    ClientId own = company.client(VERA, "hers");
    assertThat(result(waiting).items()).extracting(HistoryView::subject).containsExactly(own);
  }

  @Test
  void aUserWhoCannotWorkWaitsUntilTheyCan() throws Exception {
    PageRequest now = fromNow(VERA);
    company.as(ANNA).users().setStatus(VERA, UserStatus.DISMISSED);
    assertThat(company.as(VERA).awaitEvents(now, Duration.ofMillis(20)).items()).isEmpty();
    CompletableFuture<Page<HistoryView>> waiting =
        start(() -> company.as(VERA).awaitEvents(now, LONG));
    company.as(ANNA).users().setStatus(VERA, UserStatus.ACTIVE);
    assertThat(result(waiting).items()).extracting(HistoryView::subject).contains(VERA);
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> company.crm.feed().await(fromNow, LONG))
        .isInstanceOf(InterruptedException.class);
    PageRequest now = fromNow(VERA);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> company.as(VERA).awaitEvents(now, LONG))
        .isInstanceOf(InterruptedException.class);
  }
}
