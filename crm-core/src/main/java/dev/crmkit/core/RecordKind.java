package dev.crmkit.core;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.record.CrmRecord;
import java.util.Locale;

/** The kinds of records (rules.md, Words). */
public enum RecordKind {
  /** Clients. */
  CLIENT(Client.class),
  /** Activities. */
  ACTIVITY(Activity.class),
  /** Deals. */
  DEAL(Deal.class);

  private final Class<? extends CrmRecord> type;

  RecordKind(Class<? extends CrmRecord> type) {
    this.type = type;
  }

  /**
   * The class of its records.
   *
   * @return an interface of the model
   */
  public Class<? extends CrmRecord> type() {
    return type;
  }

  /**
   * The word for it.
   *
   * @return such as {@code client}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a class of records.
   *
   * @param type one of the model's interfaces
   * @return its kind
   * @throws IllegalArgumentException when it is none of them
   */
  public static RecordKind of(Class<? extends CrmRecord> type) {
    for (RecordKind kind : values()) {
      if (kind.type.isAssignableFrom(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(type + " is no kind of record");
  }
}
