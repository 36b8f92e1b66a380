package dev.crmkit.core.history;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import java.util.Optional;

/**
 * What an event of a record says about the portfolio that the record is in: the event without its
 * changes.
 *
 * @param position the position of the event
 * @param record the record that it is about
 * @param type what was done
 * @param portfolio the portfolio that the record is in after it, if the event names one
 */
public record Placement(
    long position, RecordId record, EventType type, Optional<PortfolioId> portfolio) {}
