package dev.crmkit.benchmarks.summary;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.user.User;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A loop over a list of the deals that a user sees. */
final class LoopPeer {

  private final Map<Long, Long> ownerOf = new HashMap<>();
  private final List<Deal> visible;

  LoopPeer(DealFixture fixture, User viewer, int deals) {
    fixture
        .visibleOwners(viewer)
        .forEach(owner -> ownerOf.put(owner.portfolio().value(), owner.id().value()));
    visible =
        IntStream.range(0, deals)
            .mapToObj(fixture::deal)
            .filter(deal -> ownerOf.containsKey(deal.portfolio().value()))
            .toList();
  }

  Map<OwnerAndStage, Totals> summary() {
    Map<OwnerAndStage, Totals> groups = new HashMap<>();
    for (Deal deal : visible) {
      StageEntry stage = deal.stages().get(DealFixture.SALES);
      OwnerAndStage key =
          new OwnerAndStage(
              ownerOf.getOrDefault(deal.portfolio().value(), 0L),
              stage == null ? null : stage.stage().value());
      Totals totals = groups.computeIfAbsent(key, any -> new Totals());
      totals.count++;
      if (deal.amount().isPresent()) {
        Money amount = deal.amount().get();
        totals.sums.merge(amount.currency(), amount.number(), BigDecimal::add);
      }
    }
    return groups;
  }
}
