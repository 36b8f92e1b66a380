package dev.crmkit.access;

import dev.crmkit.access.query.DealQuery;
import dev.crmkit.access.view.DealView;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/**
 * The deals of a workspace, as one user sees and changes them (rules.md R, V, E). What is said of
 * each method holds for deals alike.
 */
public final class Deals extends RecordFacet<DealId, Deal, DealView, DealQuery, NewDeal, DealEdit> {

  Deals(Guard guard) {
    super(guard, new Model());
  }

  private static final class Model
      implements RecordModel<DealId, Deal, DealView, NewDeal, DealEdit> {

    @Override
    public Class<Deal> type() {
      return Deal.class;
    }

    @Override
    public DealId id(long number) {
      return new DealId(number);
    }

    @Override
    public Header<DealId> ofNew(NewDeal given) {
      return Header.ofNew(given.id(), given.owner(), given.client());
    }

    @Override
    public Header<DealId> ofEdit(DealEdit edit) {
      return Header.ofEdit(edit.id(), edit.version(), edit.owner(), edit.client().orElse(null));
    }

    @Override
    public Content<Deal> created(
        Drafting on, DealId id, User owner, UserRef author, NewDeal given) {
      Deal.Builder builder =
          Deal.builder()
              .id(id)
              .portfolio(owner.portfolio())
              .version(1)
              .createdBy(author)
              .createdAt(on.now())
              .updatedAt(on.now());
      return DealDrafts.created(on, new Birth<>(builder, owner, given.client()), given);
    }

    @Override
    public Content<Deal> edited(Drafting on, Deal held, DealEdit edit) {
      return DealDrafts.edited(on, held, edit);
    }

    @Override
    public DealView view(Views views, Deal record) {
      return views.of(record);
    }
  }
}
