package dev.crmkit.store.memory;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.record.CrmRecord;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes the probes for a stretch of an index.
 *
 * @param order the order of the index
 * @param in the portfolio whose stretch it is, or null for the whole of an index without portfolios
 */
record Place(RecordOrder order, @Nullable PortfolioId in) {

  /** Between the records that have a key and those that have none. */
  static final Position KEYLESS = new Position(null, 0);

  /** Where a record stands to the portfolio. */
  int toPortfolio(CrmRecord record) {
    return in == null ? 0 : Long.compare(record.portfolio().value(), in.value());
  }

  /** The place just behind a position, or where the stretch begins. */
  ToIntFunction<CrmRecord> behind(@Nullable Position position) {
    return probe(position, -1, 1);
  }

  /** The place just before a position, or where the stretch ends. */
  ToIntFunction<CrmRecord> before(@Nullable Position position) {
    return probe(position, 1, -1);
  }

  private ToIntFunction<CrmRecord> probe(
      @Nullable Position position, int atPosition, int withoutPosition) {
    return record -> {
      int portfolio = toPortfolio(record);
      if (portfolio != 0) {
        return portfolio;
      }
      if (position == null) {
        return withoutPosition;
      }
      int order = order().compare(record, position);
      return order != 0 ? order : atPosition;
    };
  }
}
