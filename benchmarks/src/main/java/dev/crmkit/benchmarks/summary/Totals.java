package dev.crmkit.benchmarks.summary;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The count and the sums by currency of a group, as a peer adds them up. */
final class Totals {

  long count;
  final Map<String, BigDecimal> sums = new HashMap<>();
}
