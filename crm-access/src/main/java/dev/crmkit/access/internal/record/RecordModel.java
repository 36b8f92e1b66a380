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

/**
 * What is specific to one kind of record.
 *
 * @param <I> the ids
 * @param <R> the records as they are stored
 * @param <V> the records as a user sees them
 * @param <N> the input of a creation
 * @param <E> the input of an edit
 */
public interface RecordModel<I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  Class<R> type();

  default RecordKind kind() {
    return RecordKind.of(type());
  }

  I id(long number);

  RecordInput<I> ofNew(N given);

  RecordInput<I> ofEdit(E edit);

  /** Drafts a new record in the owner's own portfolio. */
  DraftResult<R> created(DraftContext draft, I id, User owner, UserRef author, N given);

  DraftResult<R> edited(DraftContext draft, R current, E edit);

  V view(RecordViews views, R record);

  /** Returns the view of a record of this kind. */
  default V viewOf(RecordViews views, CrmRecord record) {
    return view(views, type().cast(record));
  }
}
