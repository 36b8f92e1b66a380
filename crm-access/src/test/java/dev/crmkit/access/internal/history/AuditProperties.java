package dev.crmkit.access.internal.history;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.AuditQuery;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** The Director's audit by user and time. */
@Tag("W2")
class AuditProperties {

  private static final List<UserId> USERS = List.of(ANNA, BORIS, CLARA, VERA);

  private static Company changed(Random random, Company company) {
    for (int i = 0; i < 15; i++) {
      CrmSession session = company.as(USERS.get(random.nextInt(USERS.size())), "10.0.0.1");
      if (random.nextBoolean()) {
        session.clients().create(NewClient.of("n" + i));
      } else {
        session.users().edit(UserEdit.of(session.user()).name("n" + i));
      }
      if (random.nextInt(3) == 0) {
        company.pass(Duration.ofMinutes(random.nextInt(5) - 2));
      }
    }
    company.as(ANNA).users().delete(VERA);
    return company;
  }

  @Property(tries = 100)
  void anAuditIsThePartOfTheDirectorsFeedByTheUserAndInThePeriod(@ForAll long seed) {
    Random random = new Random(seed);
    Company company = new Company();
    Instant start = company.now();
    CrmSession anna = changed(random, company).as(ANNA);
    UserId user = random.nextBoolean() ? USERS.get(random.nextInt(USERS.size())) : null;
    Instant from = random.nextBoolean() ? start.plusSeconds(60L * random.nextInt(6)) : null;
    Instant to = random.nextBoolean() ? start.plusSeconds(60L * random.nextInt(12)) : null;
    PageRequest page = PageRequest.first().limit(1 + random.nextInt(5));
    boolean isNewestFirst = random.nextBoolean();
    PageRequest request = isNewestFirst ? page.newestFirst() : page;
    AuditQuery query = AuditQuery.all();
    query = user == null ? query : query.user(user);
    query = from == null ? query : query.from(from);
    AuditQuery complete = to == null ? query : query.to(to);

    List<HistoryView> audit =
        Page.stream(next -> fullPage(anna.audit(complete, request.after(next)), request.limit()))
            .toList();

    List<HistoryView> expected =
        Page.stream(next -> anna.events(PageRequest.first().after(next)))
            .filter(view -> user == null || isBy(view, user))
            .filter(view -> from == null || !view.occurredAt().isBefore(from))
            .filter(view -> to == null || view.occurredAt().isBefore(to))
            .sorted(Comparator.comparing(HistoryView::occurredAt))
            .collect(Collectors.toCollection(ArrayList::new));
    if (isNewestFirst) {
      Collections.reverse(expected);
    }
    assertThat(audit).isEqualTo(expected);
    Statistics.label("audits that show something").collect(!audit.isEmpty());
  }

  private static Page<HistoryView> fullPage(Page<HistoryView> page, int limit) {
    assertThat(page.items().size() == limit || !page.hasMore()).isTrue();
    return page;
  }

  private static boolean isBy(HistoryView view, UserId user) {
    UserRef actor = view.actor();
    return actor != null && actor.id().equals(user);
  }

  @Tag("V8")
  @Example
  void anAuditIsForTheDirectorOnlyAndItsPagesForOneQuery() {
    Company company = changed(new Random(1), new Company());

    PageRequest one = PageRequest.first().limit(1);
    assertThat(company.as(BORIS).audit(AuditQuery.all(), one)).isEqualTo(Page.empty());
    CrmSession anna = company.as(ANNA);
    AuditQuery hers = AuditQuery.all().user(ANNA);
    PageRequest second = one.after(anna.audit(hers, one).next().orElseThrow());
    assertThat(anna.audit(hers, second).items()).hasSize(1);
    invalid(() -> anna.audit(AuditQuery.all(), second), "after MALFORMED");
    invalid(() -> anna.audit(hers.from(company.now()), second), "after MALFORMED");
    invalid(() -> anna.audit(hers.to(company.now()), second), "after MALFORMED");
    invalid(() -> anna.audit(hers, second.newestFirst()), "after MALFORMED");
    invalid(() -> anna.audit(hers, one.limit(0)), "limit OUT_OF_RANGE");
  }

  @Tag("E6")
  @Example
  void anAuditShowsNothingOfAPurgedRecord() {
    Company company = new Company();
    CrmSession anna = company.as(ANNA);
    ClientId client = anna.clients().create(NewClient.of("forgotten")).id();
    anna.clients().delete(client);
    AuditQuery hers = AuditQuery.all().user(ANNA);
    assertThat(anna.audit(hers, PageRequest.first()).items())
        .extracting(HistoryView::subject)
        .contains(client);

    anna.clients().purge(client);

    List<HistoryView> audit = anna.audit(hers, PageRequest.first()).items();
    assertThat(audit).extracting(HistoryView::subject).doesNotContain(client);
    assertThat(audit).extracting(HistoryView::type).contains(EventType.PURGE);
    assertThat(audit.toString()).doesNotContain("forgotten");
  }
}
