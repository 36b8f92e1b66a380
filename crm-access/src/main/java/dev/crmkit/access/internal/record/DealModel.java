package dev.crmkit.access.internal.record;

import dev.crmkit.access.internal.draft.DealDrafts;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.NewRecord;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.view.DealView;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** What is specific to deals. */
public final class DealModel implements RecordModel<DealId, Deal, DealView, NewDeal, DealEdit> {

  @Override
  public Class<Deal> type() {
    return Deal.class;
  }

  @Override
  public DealId id(long number) {
    return new DealId(number);
  }

  @Override
  public RecordInput<DealId> ofNew(NewDeal given) {
    return RecordInput.ofNew(given.id(), given.owner(), given.client());
  }

  @Override
  public RecordInput<DealId> ofEdit(DealEdit edit) {
    return RecordInput.ofEdit(edit.id(), edit.version(), edit.owner(), edit.client().orElse(null));
  }

  @Override
  public DraftResult<Deal> created(
      DraftContext draft, DealId id, User owner, UserRef author, NewDeal given) {
    Deal.Builder builder =
        Deal.builder()
            .id(id)
            .portfolio(owner.portfolio())
            .version(1)
            .createdBy(author)
            .createdAt(draft.now())
            .updatedAt(draft.now());
    return DealDrafts.created(draft, new NewRecord<>(builder, owner, given.client()), given);
  }

  @Override
  public DraftResult<Deal> edited(DraftContext draft, Deal current, DealEdit edit) {
    return DealDrafts.edited(draft, current, edit);
  }

  @Override
  public DealView view(RecordViews views, Deal record) {
    return views.of(record);
  }
}
