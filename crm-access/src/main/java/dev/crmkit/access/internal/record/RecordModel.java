package dev.crmkit.access.internal.record;

import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** How one kind of record differs from the others: pure functions without a store. */
public interface RecordModel<I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  Class<R> type();

  default RecordKind kind() {
    return RecordKind.of(type());
  }

  I id(long number);

  RecordInput<I> ofNew(N given);

  RecordInput<I> ofEdit(E edit);

  /** A new record of an owner, in his own portfolio. */
  DraftResult<R> created(DraftContext on, I id, User owner, UserRef author, N given);

  DraftResult<R> edited(DraftContext on, R held, E edit);

  V view(RecordViews views, R record);
}
