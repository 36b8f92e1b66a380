package dev.crmkit.benchmarks.summary;

import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** CrmKit: summaries of sessions. */
final class SessionSummaries {

  static final Grouping<UserRef> OWNER = Grouping.owner();
  static final Grouping<StageId> STAGE = Grouping.stage(DealFixture.SALES);

  private final Crm crm;

  /** Creates the workspace. */
  SessionSummaries(CrmStore store, DealFixture fixture) {
    fixture.create(store);
    crm = Crm.open(store, DealFixture.ACME, NewDirector.of("Anna"));
  }

  Summary summary(User viewer) {
    return crm.session(viewer.id()).deals().summarize(Query.all(), OWNER, STAGE);
  }
}
