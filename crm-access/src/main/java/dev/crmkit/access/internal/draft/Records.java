package dev.crmkit.access.internal.draft;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import java.time.Instant;

/** Operations on records of any kind. */
public final class Records {

  private Records() {}

  /** Returns a record at its next version. */
  public static CrmRecord next(CrmRecord record, Instant at) {
    return next(record, record.portfolio(), at);
  }

  /** Returns a record at its next version, in a portfolio. */
  @SuppressWarnings("unchecked") // each branch returns the kind that it was given
  public static <R extends CrmRecord> R next(R record, PortfolioId portfolio, Instant at) {
    long version = record.version() + 1;
    if (record instanceof Client client) {
      return (R) client.toBuilder().portfolio(portfolio).version(version).updatedAt(at).build();
    }
    if (record instanceof Activity activity) {
      return (R) activity.toBuilder().portfolio(portfolio).version(version).updatedAt(at).build();
    }
    return (R)
        ((Deal) record).toBuilder().portfolio(portfolio).version(version).updatedAt(at).build();
  }
}
