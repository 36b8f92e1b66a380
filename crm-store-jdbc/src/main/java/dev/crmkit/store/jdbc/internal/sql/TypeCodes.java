package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.record.RecordId;
import java.util.Arrays;
import java.util.List;

/** The codes of types in the tables: kinds of records and files, of activities and of events. */
public final class TypeCodes {

  /** The code of files; those of records are {@link #code(RecordKind)}. */
  public static final int FILE = 3;

  private TypeCodes() {}

  public static int code(RecordKind kind) {
    return switch (kind) {
      case CLIENT -> 0;
      case ACTIVITY -> 1;
      case DEAL -> 2;
    };
  }

  /** Returns the codes of all kinds of records, for indexes that begin with the kind. */
  public static List<Integer> recordCodes() {
    return Arrays.stream(RecordKind.values()).map(TypeCodes::code).toList();
  }

  public static RecordKind recordKind(int code) {
    for (RecordKind kind : RecordKind.values()) {
      if (code(kind) == code) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind of record: " + code);
  }

  public static int code(ActivityKind kind) {
    return switch (kind) {
      case TASK -> 0;
      case CALL -> 1;
      case MEETING -> 2;
      case EMAIL -> 3;
      case NOTE -> 4;
    };
  }

  public static ActivityKind activityKind(int code) {
    return Arrays.stream(ActivityKind.values())
        .filter(kind -> code(kind) == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of activity: " + code));
  }

  public static int code(EventType type) {
    return switch (type) {
      case CREATE -> 0;
      case EDIT -> 1;
      case ASSIGN -> 2;
      case STAGE -> 3;
      case HAND_OVER -> 4;
      case DELETE -> 5;
      case UNDO_DELETE -> 6;
      case PURGE -> 7;
    };
  }

  public static EventType eventType(int code) {
    return Arrays.stream(EventType.values())
        .filter(type -> code(type) == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of event: " + code));
  }

  /**
   * Returns the code of the kind of a record or file.
   *
   * @throws IllegalArgumentException if it is the id of something else
   */
  public static int code(Subject id) {
    if (id instanceof RecordId record) {
      return code(record.recordKind());
    }
    if (id instanceof FileId) {
      return FILE;
    }
    throw StoreArguments.notRecordOrFile(id);
  }

  /** Returns the number of the id of a record or file. */
  public static long number(Subject id) {
    return ((Id) id).value();
  }

  public static Subject subject(int code, long number) {
    return switch (code) {
      case 0 -> new ClientId(number);
      case 1 -> new ActivityId(number);
      case 2 -> new DealId(number);
      case FILE -> new FileId(number);
      default -> throw new IllegalStateException("no kind of record or file: " + code);
    };
  }
}
