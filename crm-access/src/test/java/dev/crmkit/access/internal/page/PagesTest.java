package dev.crmkit.access.internal.page;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.label.LabelId;
import java.util.List;
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
    for (int limit : List.of(0, ListQuery.MAX_LIMIT + 1)) {
      invalid(() -> anna.users().list(UserOrder.ID, limit, null), "limit OUT_OF_RANGE");
      invalid(
          () -> anna.previews().lost(plan, GLEB, RecordKind.CLIENT, limit, null),
          "limit OUT_OF_RANGE");
      invalid(
          () -> anna.previews().gained(plan, GLEB, RecordKind.CLIENT, limit, null),
          "limit OUT_OF_RANGE");
      invalid(() -> anna.attachments().all(null, limit), "limit OUT_OF_RANGE");
      invalid(() -> anna.events(null, limit), "limit OUT_OF_RANGE");
      invalid(() -> anna.deleted(limit), "limit OUT_OF_RANGE");
      invalid(() -> anna.clients().list(ClientQuery.all().limit(limit)), "limit OUT_OF_RANGE");
    }
  }

  @Test
  void theSmallestAndTheLargestLimitAreInRange() {
    assertThat(anna.users().list(UserOrder.ID, 1, null).items()).hasSize(1);
    assertThat(anna.users().list(UserOrder.ID, ListQuery.MAX_LIMIT, null).items()).hasSize(7);
  }

  @Test
  void aPageThatIsFullByChanceIsTheLast() {
    company.client(1, VERA);
    company.client(2, VERA);
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));

    Page<ClientView> clients = anna.clients().list(ClientQuery.all().limit(2));
    assertThat(clients.items()).hasSize(2);
    assertThat(clients.next()).isEmpty();
    Page<RecordName> lost = anna.previews().lost(plan, GLEB, RecordKind.CLIENT, 2, null);
    assertThat(lost.items()).hasSize(2);
    assertThat(lost.next()).isEmpty();
    assertThat(anna.users().list(UserOrder.ID, 7, null).next()).isEmpty();
  }

  @Test
  void theLastPageOfUsersHasNoNext() {
    Page<UserView> first = anna.users().list(UserOrder.ID, 4, null);
    Page<UserView> last = anna.users().list(UserOrder.ID, 4, first.next().orElseThrow());

    assertThat(last.items()).extracting(UserView::id).containsExactly(GLEB, DINA, EGOR);
    assertThat(last.next()).isEmpty();
  }

  @Test
  void nobodyComesAfterTheLastUserWhoIsLeft() {
    String cursor = anna.users().list(UserOrder.ID, 6, null).next().orElseThrow();
    anna.users().delete(EGOR);

    Page<UserView> rest = anna.users().list(UserOrder.ID, 6, cursor);
    assertThat(rest.items()).isEmpty();
    assertThat(rest.next()).isEmpty();
  }

  @Tag("A4")
  @Test
  void aCountIsRefusedLikeTheListOfTheSameFilters() {
    invalid(
        () -> anna.clients().count(ClientQuery.all().where(Filter.label(LabelId.of(77)))),
        "label/77 UNKNOWN");
  }

  @Test
  void twoCursorsOfTheSamePlaceAreNotAlike() {
    String cursor = anna.users().list(UserOrder.ID, 2, null).next().orElseThrow();

    assertThat(anna.users().list(UserOrder.ID, 2, null).next()).get().isNotEqualTo(cursor);
  }
}
