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

/**
 * The numbers that stand in the tables for the kinds of what is kept and deleted, records and
 * files, and for the kinds of activities and events.
 */
public final class TypeCodes {

  /** The number of files; those of records are {@link #code(RecordKind)}. */
  public static final int FILE = 3;

  private TypeCodes() {}

  /** The number of a kind of records. */
  public static int code(RecordKind kind) {
    return switch (kind) {
      case CLIENT -> 0;
      case ACTIVITY -> 1;
      case DEAL -> 2;
    };
  }

  /** The numbers of all kinds of records: what an index that begins with the kind is entered by. */
  public static List<Integer> recordCodes() {
    return Arrays.stream(RecordKind.values()).map(TypeCodes::code).toList();
  }

  /** The kind of records that has a number. */
  public static RecordKind recordKind(int code) {
    for (RecordKind kind : RecordKind.values()) {
      if (code(kind) == code) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind of record: " + code);
  }

  /** The number of a kind of activities. */
  public static int code(ActivityKind kind) {
    return switch (kind) {
      case TASK -> 0;
      case CALL -> 1;
      case MEETING -> 2;
      case EMAIL -> 3;
      case NOTE -> 4;
    };
  }

  /** The number of what an event did. */
  public static int code(EventType did) {
    return switch (did) {
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

  /** What an event with that number did. */
  public static EventType did(int code) {
    return Arrays.stream(EventType.values())
        .filter(did -> code(did) == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of event: " + code));
  }

  /**
   * The number of a record's kind or of files.
   *
   * @throws IllegalArgumentException when it is the id of something else
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

  /** The number of an id that {@link #code(Subject)} accepts. */
  public static long number(Subject id) {
    return ((Id) id).value();
  }

  /** The id of a kind and a number. */
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
