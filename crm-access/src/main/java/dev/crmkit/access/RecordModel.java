package dev.crmkit.access;

import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** How one kind of record differs from the others: pure functions without a store. */
interface RecordModel<I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  Class<R> type();

  default RecordKind kind() {
    return RecordKind.of(type());
  }

  I id(long number);

  Header<I> ofNew(N given);

  Header<I> ofEdit(E edit);

  /** A new record of an owner, in his own portfolio. */
  Content<R> created(Drafting on, I id, User owner, UserRef author, N given);

  Content<R> edited(Drafting on, R held, E edit);

  V view(Views views, R record);
}
