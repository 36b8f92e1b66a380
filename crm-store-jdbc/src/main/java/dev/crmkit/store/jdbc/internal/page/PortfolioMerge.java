package dev.crmkit.store.jdbc.internal.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges the index scans of several portfolios. */
final class PortfolioMerge {

  private PortfolioMerge() {}

  /**
   * A match in a portfolio, or the last entry that was scanned there.
   *
   * @param portfolio the id of the portfolio
   */
  record Row<T>(long portfolio, boolean isMatch, RowRef<T> ref) {}

  /**
   * Returns the matches up to which all portfolios were scanned. A portfolio with {@code limit}
   * matches does not need to be scanned farther.
   */
  static <T> ScanResult<T> merge(SortSegment<T> segment, List<Row<T>> rows, int limit) {
    List<RowRef<T>> matches = new ArrayList<>();
    Map<Long, Integer> counts = new HashMap<>();
    for (Row<T> row : rows) {
      if (row.isMatch) {
        matches.add(row.ref);
        counts.merge(row.portfolio, 1, Integer::sum);
      }
    }
    matches.sort(segment.order());
    RowRef<T> end = null;
    for (Row<T> row : rows) {
      if (!row.isMatch
          && counts.getOrDefault(row.portfolio, 0) < limit
          && (end == null || segment.order().compare(row.ref, end) < 0)) {
        end = row.ref;
      }
    }
    if (end == null) {
      return new ScanResult<>(matches.subList(0, Math.min(limit, matches.size())), null);
    }
    RowRef<T> scannedTo = end;
    return new ScanResult<>(
        matches.stream()
            .filter(ref -> segment.order().compare(ref, scannedTo) <= 0)
            .limit(limit)
            .toList(),
        segment.type().after(scannedTo));
  }
}
