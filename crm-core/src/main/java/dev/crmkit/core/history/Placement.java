package dev.crmkit.core.history;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import java.util.Optional;

/**
 * The portfolio of a record after an event: a projection of the event without its changes.
 *
 * @param position the position of the event
 * @param record the id of the record
 * @param type the type of the event
 * @param portfolio the portfolio of the record after the event, if the event names one
 */
public record Placement(
    long position, RecordId record, EventType type, Optional<PortfolioId> portfolio) {}
