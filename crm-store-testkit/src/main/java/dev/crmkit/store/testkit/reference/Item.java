package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A client, an activity, a deal or a file; a deleted one stays, for it can come back (E6). */
final class Item {

  /** A time of which no more is known than that there is one. */
  static final String SOME_TIME = "true";

  /** client, activity, deal or file. */
  final String kind;

  final String id;

  /** A file has none, it goes with its record (E5). */
  @Nullable String owner;

  /** The name of a client or a file, the subject of an activity, the title of a deal (R1 to R4). */
  String title = "";

  /** The id of the client that an activity or a deal belongs to. */
  @Nullable String client;

  String activityKind = "task";
  @Nullable String due;
  @Nullable String done;
  @Nullable String amount;

  /** What a file is on, as "client/acme", and what it says. */
  @Nullable String on;

  @Nullable String content;

  /** The values of the form's fields; none is null. */
  final Map<String, String> fields = new LinkedHashMap<>();

  final Set<String> labels = new TreeSet<>();

  /** The stage of each pipeline. */
  final Map<String, String> stages = new LinkedHashMap<>();

  int version = 1;

  /** When it was last changed. */
  long updated;

  /** The number of the deletion by which it went; 0 while it is there. */
  int deletion;

  boolean purged;

  /**
   * The deletions of users by which it was handed on since somebody last assigned it, in order
   * (D9).
   */
  final List<Integer> handedOnBy = new ArrayList<>();

  final List<Entry> history = new ArrayList<>();

  Item(String kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  Item(Item other) {
    this(other.kind, other.id);
    owner = other.owner;
    title = other.title;
    client = other.client;
    activityKind = other.activityKind;
    due = other.due;
    done = other.done;
    amount = other.amount;
    on = other.on;
    content = other.content;
    fields.putAll(other.fields);
    labels.addAll(other.labels);
    stages.putAll(other.stages);
    version = other.version;
    updated = other.updated;
    deletion = other.deletion;
    purged = other.purged;
    handedOnBy.addAll(other.handedOnBy);
    history.addAll(other.history);
  }

  String key() {
    return kind + "/" + id;
  }

  boolean isFile() {
    return kind.equals("file");
  }

  boolean isClient() {
    return kind.equals("client");
  }

  boolean isDeal() {
    return kind.equals("deal");
  }

  /** What the scenarios call its name: name, subject or title. */
  String titleKey() {
    return titleKey(kind);
  }

  static String titleKey(String kind) {
    return switch (kind) {
      case "activity" -> "subject";
      case "deal" -> "title";
      default -> "name";
    };
  }
}
