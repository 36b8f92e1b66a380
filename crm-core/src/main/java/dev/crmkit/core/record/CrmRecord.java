package dev.crmkit.core.record;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A record as it is stored: it lies in a portfolio, whose holder owns it. It may still name labels,
 * fields, pipelines and stages that have been deleted since; whoever shows it leaves them out.
 */
public sealed interface CrmRecord permits Client, Activity, Deal {

  /**
   * Which record.
   *
   * @return the id, never used again (rules.md R5)
   */
  RecordId id();

  /**
   * Where it lies.
   *
   * @return a portfolio of the workspace
   */
  PortfolioId portfolio();

  /**
   * How often it was changed (rules.md E7).
   *
   * @return 1 when new
   */
  long version();

  /**
   * Who created it, with the name as it was (rules.md D5).
   *
   * @return an author, who may have been deleted
   */
  UserRef createdBy();

  /**
   * When it was created.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant createdAt();

  /**
   * When it was last changed.
   *
   * @return an instant in UTC, to the microsecond
   */
  Instant updatedAt();

  /**
   * What it is called: the name of a client, the subject of an activity, the title of a deal.
   *
   * @return not blank
   */
  String title();

  /**
   * What it is sorted and searched by where names count (rules.md R5).
   *
   * @return the {@link TextOrder#key} of its heading
   */
  @Value.Lazy
  default String titleKey() {
    return TextOrder.key(title());
  }
}
