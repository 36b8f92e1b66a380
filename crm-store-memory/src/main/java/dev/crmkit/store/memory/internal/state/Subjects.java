package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.record.RecordId;
import java.util.Comparator;

/** A total order of subjects, for indexes by subject. */
public final class Subjects {

  static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::kind).thenComparing(Subjects::compareKeys);

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

  private static int compareKeys(Subject a, Subject b) {
    return a instanceof Id x && b instanceof Id y
        ? Long.compare(x.value(), y.value())
        : a.key().compareTo(b.key());
  }
}
