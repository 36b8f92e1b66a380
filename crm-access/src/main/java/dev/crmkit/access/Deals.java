package dev.crmkit.access;

import dev.crmkit.access.internal.record.DealModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.DealView;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;

/** The deals of a workspace, as one user sees and changes them (rules.md R, V, E). */
public final class Deals extends RecordFacet<DealId, Deal, DealView, NewDeal, DealEdit> {

  Deals(Guard guard) {
    super(guard, new DealModel());
  }
}
