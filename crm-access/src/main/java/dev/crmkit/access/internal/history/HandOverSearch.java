package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the portfolios of a hand-over in which a user sees a record that was handed over, and that
 * so has the hand-over in its history. The search stops when its budget is spent, and can be
 * continued by another call.
 */
final class HandOverSearch {

  private static final Sort IN_ORDER = Sort.ascending(Sort.Attribute.CREATED);
  private static final List<RecordKind> KINDS = List.of(RecordKind.values());
  private static final int CHUNK = 50;

  /** The cost of reading a portfolio, in addition to its records. */
  private static final int PORTFOLIO = 50;

  private final CallContext<?> call;
  private final Event handOver;
  private final List<PortfolioId> portfolios;
  private final BitSet found;
  private int at;
  private int kind;
  private @Nullable Position after;

  HandOverSearch(CallContext<?> call, Event handOver) {
    this.call = call;
    this.handOver = handOver;
    this.portfolios =
        handOver.handOver().orElseThrow().from().keySet().stream()
            .sorted(Comparator.comparingLong(PortfolioId::value))
            .toList();
    this.found = new BitSet(portfolios.size());
  }

  /** Creates a search that continues from the state of another one. */
  HandOverSearch(CallContext<?> call, Event handOver, byte[] state) {
    this(call, handOver);
    ByteBuffer in = ByteBuffer.wrap(state);
    at = in.getInt();
    kind = in.get();
    byte[] bits = new byte[in.getInt()];
    in.get(bits);
    found.or(BitSet.valueOf(bits));
    if (in.hasRemaining()) {
      byte[] key = new byte[in.remaining()];
      in.get(key);
      after = PositionCodec.read(key);
    }
  }

  /** Returns the state from which the search can be continued. */
  byte[] state() {
    byte[] bits = found.toByteArray();
    byte[] key = after == null ? new byte[0] : PositionCodec.write(after);
    return ByteBuffer.allocate(9 + bits.length + key.length)
        .putInt(at)
        .put((byte) kind)
        .putInt(bits.length)
        .put(bits)
        .put(key)
        .array();
  }

  /** Continues the search; false if the budget was spent before its end. */
  boolean run(ScanBudget budget) {
    while (at < portfolios.size()) {
      PortfolioId portfolio = portfolios.get(at);
      if (!call.visibility().sees(portfolio)) {
        nextPortfolio();
      } else if (budget.isSpent()) {
        return false;
      } else {
        step(portfolio, budget);
      }
    }
    return true;
  }

  private void step(PortfolioId portfolio, ScanBudget budget) {
    List<? extends CrmRecord> present =
        call.tx()
            .list(
                new RecordQuery<>(
                    KINDS.get(kind).type(),
                    Scope.portfolios(Set.of(portfolio)),
                    Condition.always(),
                    IN_ORDER,
                    after,
                    CHUNK));
    budget.spend(PORTFOLIO + present.size());
    if (!present.isEmpty() && HandOverRecords.isAnyOf(call.tx(), handOver, portfolio, present)) {
      found.set(at);
      nextPortfolio();
    } else if (present.size() == CHUNK) {
      after = IN_ORDER.position(present.get(CHUNK - 1));
    } else if (kind + 1 < KINDS.size()) {
      kind++;
      after = null;
    } else {
      nextPortfolio();
    }
  }

  private void nextPortfolio() {
    at++;
    kind = 0;
    after = null;
  }

  /** Returns the portfolios that were found. */
  Set<PortfolioId> found() {
    return IntStream.range(0, portfolios.size())
        .filter(found::get)
        .mapToObj(portfolios::get)
        .filter(call.visibility()::sees)
        .collect(Collectors.toSet());
  }
}
