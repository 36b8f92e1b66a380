package dev.crmkit.benchmarks.list;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ours: the lists of users' sessions. */
final class SessionLists {

  static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final ListFixture fixture;
  private final Crm crm;

  /** Founds the workspace of a firm. */
  SessionLists(CrmStore store, ListFixture firm) {
    this.fixture = firm;
    store.create(ACME, "a secret", firm.founding(), List.of());
    crm = Crm.open(store, ACME, NewDirector.director("Anna", "anna@example.com"));
  }

  /** A page: the first, or that at a place. */
  Page<ClientView> page(ListRequest question, @Nullable PagePosition at) {
    // A session for each call, as for each request of an application.
    CrmSession session = crm.session(fixture.viewer(question.viewer()).id());
    ClientQuery query = question.query();
    return session.clients().list(at == null ? query : query.after(at.cursor()));
  }

  /**
   * The place of a page, or of the last full one where there are fewer.
   *
   * @param number of the page, from 2 on
   * @return null when there is no other full page than the first
   */
  @Nullable PagePosition position(ListRequest question, int number) {
    PagePosition place = null;
    Page<ClientView> page = page(question, null);
    for (int i = 2; i <= number && page.next().isPresent(); i++) {
      PagePosition next =
          new PagePosition(i, page.next().get(), page.items().get(ListRequest.PAGE - 1));
      page = page(question, next);
      if (page.items().size() == ListRequest.PAGE) {
        place = next;
      }
    }
    return place;
  }
}
