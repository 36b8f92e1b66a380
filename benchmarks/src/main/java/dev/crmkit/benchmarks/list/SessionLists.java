package dev.crmkit.benchmarks.list;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CrmKit: lists of sessions. */
final class SessionLists {

  static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final ListFixture fixture;
  private final Crm crm;

  /** Creates the workspace. */
  SessionLists(CrmStore store, ListFixture fixture) {
    this.fixture = fixture;
    store.create(ACME, "a secret", fixture.founding(), List.of());
    crm = Crm.open(store, ACME, NewDirector.of("Anna").email("anna@example.com"));
  }

  /** Returns the page at a position, or the first one if the position is null. */
  Page<ClientView> page(ListRequest request, @Nullable PagePosition at) {
    // A session for each call, as for each request of an application.
    CrmSession session = crm.session(fixture.viewer(request.viewer()).id());
    Query query = request.query();
    return session.clients().list(at == null ? query : query.after(at.cursor()));
  }

  /**
   * Returns the position of a page, or that of the last full page if there are fewer.
   *
   * @param number the number of the page, from 2
   * @return null if only the first page is full
   */
  @Nullable PagePosition position(ListRequest request, int number) {
    PagePosition position = null;
    Page<ClientView> page = page(request, null);
    for (int i = 2; i <= number && page.next().isPresent(); i++) {
      PagePosition next =
          new PagePosition(i, page.next().get(), page.items().get(ListRequest.PAGE - 1));
      page = page(request, next);
      if (page.items().size() == ListRequest.PAGE) {
        position = next;
      }
    }
    return position;
  }
}
