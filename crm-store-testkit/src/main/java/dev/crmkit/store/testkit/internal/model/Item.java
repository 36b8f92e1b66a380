package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A client, an activity, a deal or a file; a deleted one stays, for it can come back (E6). */
public final class Item {

  /** A time of which no more is known than that there is one. */
  public static final String SOME_TIME = "true";

  /** client, activity, deal or file. */
  public final String kind;

  public final String id;

  /** A file has none, it goes with its record (E5). */
  @Nullable public String owner;

  /** The name of a client or a file, the subject of an activity, the title of a deal (R1 to R4). */
  public String title = "";

  /** The id of the client that an activity or a deal belongs to. */
  @Nullable public String client;

  public String activityKind = "task";
  @Nullable public String due;
  @Nullable public String done;
  @Nullable public String amount;

  /** What a file is on, as "client/acme", and what it says. */
  @Nullable public String on;

  @Nullable public String content;

  /** The values of the form's fields; none is null. */
  public final Map<String, String> fields = new LinkedHashMap<>();

  public final Set<String> labels = new TreeSet<>();

  /** The stage of each pipeline. */
  public final Map<String, String> stages = new LinkedHashMap<>();

  public int version = 1;

  /** When it was last changed. */
  public long updated;

  /** The number of the deletion by which it went; 0 while it is there. */
  public int deletion;

  public boolean purged;

  /**
   * The deletions of users by which it was handed on since somebody last assigned it, in order
   * (D9).
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

  /** What the scenarios call its name: name, subject or title. */
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
