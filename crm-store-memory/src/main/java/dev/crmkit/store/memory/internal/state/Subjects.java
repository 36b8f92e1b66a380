package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import java.util.Comparator;

/** A total order of subjects, for indexes by subject. */
public final class Subjects {

  static final Comparator<Subject> ORDER =
      Comparator.comparingInt(Subjects::kind).thenComparing(Subjects::keys);

  private Subjects() {}

  /**
   * Checks that a subject is a record or a file.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void requireRecordOrFile(Subject id) {
    if (!(id instanceof RecordId || id instanceof FileId)) {
      throw StoreArguments.notRecordOrFile(id);
    }
  }

  private static int kind(Subject subject) {
    if (subject instanceof ClientId) {
      return 0;
    } else if (subject instanceof ActivityId) {
      return 1;
    } else if (subject instanceof DealId) {
      return 2;
    } else if (subject instanceof FileId) {
      return 3;
    } else if (subject instanceof UserId) {
      return 4;
    } else if (subject instanceof GroupId) {
      return 5;
    } else if (subject instanceof SectionId) {
      return 6;
    } else if (subject instanceof FieldId) {
      return 7;
    } else if (subject instanceof PipelineId) {
      return 8;
    } else if (subject instanceof LabelId) {
      return 9;
    }
    return 10;
  }

  private static int keys(Subject a, Subject b) {
    return a instanceof Id x && b instanceof Id y
        ? Long.compare(x.value(), y.value())
        : a.key().compareTo(b.key());
  }
}
