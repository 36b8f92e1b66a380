package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A client, an activity, a deal or a file; a deleted one is kept, since it can be restored (E6).
 */
public final class Item {

  /** An unknown time: only its existence is known. */
  public static final String UNKNOWN_TIME = "true";

  /** client, activity, deal or file. */
  public final String kind;

  public final String id;

  /** The owner; null for a file, which has the owner of its record (E5). */
  @Nullable public String owner;

  /** The name of a client or a file, the subject of an activity, the title of a deal (R1 to R4). */
  public String title = "";

  /** The id of the client that an activity or a deal belongs to. */
  @Nullable public String client;

  public String activityKind = "task";
  @Nullable public String due;
  @Nullable public String done;
  @Nullable public String amount;

  /** The record of a file, as "client/acme", and the content of the file. */
  @Nullable public String on;

  @Nullable public String content;

  /** The values of the form fields, never null. */
  public final Map<String, String> fields = new LinkedHashMap<>();

  public final Set<String> labels = new TreeSet<>();

  /** The stage of each pipeline. */
  public final Map<String, String> stages = new LinkedHashMap<>();

  public int version = 1;

  /** The time of the last change. */
  public long updated;

  /** The number of the deletion that deleted it; 0 if it is not deleted. */
  public int deletion;

  public boolean purged;

  /**
   * The deletions of users that transferred the record since its last assignment, in order (D9).
   */
  public final List<Integer> handedOverBy = new ArrayList<>();

  public final List<HistoryEntry> history = new ArrayList<>();

  public Item(String kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  public Item(Item other) {
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
    handedOverBy.addAll(other.handedOverBy);
    history.addAll(other.history);
  }

  public String key() {
    return kind + "/" + id;
  }

  public boolean isFile() {
    return kind.equals("file");
  }

  public boolean isClient() {
    return kind.equals("client");
  }

  public boolean isDeal() {
    return kind.equals("deal");
  }

  /** Returns the key of the title in scenarios: name, subject or title. */
  public String titleKey() {
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
