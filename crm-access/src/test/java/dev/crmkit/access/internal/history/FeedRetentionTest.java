package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Crm;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.FeedExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The retention of the feed, which hides nothing silently and deletes nothing: rules.md W2, W3. */
@Tag("W3")
class FeedRetentionTest {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final PageRequest FIRST = PageRequest.first().limit(100);

  private final SmallCompany company = new SmallCompany();
  private final Crm crm = company.keepingFeedFor(KEPT);

  private static List<String> names(List<FeedEvent> events) {
    return events.stream()
        .flatMap(change -> change.event().changes().stream())
        .filter(change -> change.attribute().equals("name"))
        .map(change -> String.valueOf(change.after()))
        .toList();
  }

  @Test
  void theFirstPageBeginsWithTheOldestChangeThatIsKept() {
    ClientId id = company.client(VERA, "old");
    company.advance(KEPT.plusSeconds(1));
    company.as(VERA).clients().edit(ClientEdit.of(id).name("a"));
    company.advance(KEPT);
    company.as(VERA).clients().edit(ClientEdit.of(id).name("b"));
    assertThat(names(crm.feed().list(FIRST).items())).containsExactly("a", "b");
    assertThat(names(crm.feed().stream().toList())).containsExactly("a", "b");
    assertThat(crm.session(VERA).events(FIRST).items()).hasSize(2);
    company.advance(Duration.ofSeconds(1));
    assertThat(names(crm.feed().list(FIRST).items())).containsExactly("b");
    company.advance(KEPT);
    assertThat(crm.feed().list(FIRST).items()).isEmpty();
    assertThat(crm.session(VERA).events(FIRST).items()).isEmpty();
  }

  @Test
  void aReaderThatComesBackTooLateGetsAnExceptionAndCanContinue() {
    String next = crm.feed().end();
    ClientId id = company.client(VERA, "missed");
    company.advance(KEPT);
    company.as(VERA).clients().edit(ClientEdit.of(id).name("kept"));
    assertThat(names(crm.feed().list(FIRST.after(next)).items())).containsExactly("missed", "kept");
    company.advance(Duration.ofSeconds(1));

    FeedExpiredException expired =
        catchThrowableOfType(FeedExpiredException.class, () -> crm.feed().list(FIRST.after(next)));
    assertThat(names(crm.feed().list(FIRST.after(expired.oldest())).items()))
        .containsExactly("kept");
    assertThatThrownBy(() -> crm.feed().await(FIRST.after(next), Duration.ZERO))
        .isInstanceOf(FeedExpiredException.class);
  }

  @Test
  void aReaderThatHasMissedNothingContinuesHoweverLateItComesBack() {
    company.client(VERA, "read");
    String next = crm.feed().list(FIRST).next().orElseThrow();
    String seen = crm.session(VERA).events(FIRST).next().orElseThrow();
    company.advance(KEPT.multipliedBy(100));
    assertThat(crm.feed().list(FIRST.after(next)).items()).isEmpty();
    assertThat(crm.session(VERA).events(FIRST.after(seen)).items()).isEmpty();
  }

  @Test
  @Tag("V8")
  void onlyExpiredChangesThatTheUserCanSeeCount() {
    String next = crm.session(VERA).events(FIRST).next().orElseThrow();
    String nextOfDina = crm.session(DINA).events(FIRST).next().orElseThrow();
    ClientId id = company.client(VERA, "missed");
    company.advance(KEPT.plusSeconds(1));
    company.as(VERA).clients().edit(ClientEdit.of(id).name("kept"));

    FeedExpiredException expired =
        catchThrowableOfType(
            FeedExpiredException.class, () -> crm.session(VERA).events(FIRST.after(next)));
    assertThat(crm.session(VERA).events(FIRST.after(expired.oldest())).items())
        .extracting(HistoryView::subject)
        .containsExactly(id);
    assertThat(crm.session(DINA).events(FIRST.after(nextOfDina)).items()).isEmpty();
  }

  @Test
  @Tag("W2")
  void historiesShowWhatIsTooOldForTheFeed() {
    ClientId id = company.client(VERA, "old");
    company.advance(KEPT.multipliedBy(2));
    assertThat(crm.session(VERA).clients().history(id, FIRST).items()).hasSize(1);
    assertThat(crm.session(ANNA).audit(AuditQuery.all().user(VERA), FIRST).items())
        .extracting(HistoryView::subject)
        .containsExactly(id);
  }

  @Test
  void theRetentionIsBetweenZeroAndAHundredYears() {
    CrmOptions options = CrmOptions.standard();
    assertThat(options.feedRetention()).isEmpty();
    for (Duration allowed : List.of(Duration.ZERO, CrmOptions.MAX_FEED_RETENTION)) {
      assertThat(options.withFeedRetention(allowed).feedRetention())
          .isEqualTo(Optional.of(allowed));
    }
    for (Duration refused :
        List.of(Duration.ofNanos(-1), CrmOptions.MAX_FEED_RETENTION.plusNanos(1))) {
      assertThatThrownBy(() -> options.withFeedRetention(refused))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
