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
  private final String word = name().toLowerCase(Locale.ROOT);

  RecordKind(Class<? extends CrmRecord> type) {
    this.type = type;
  }

  /**
   * Returns the interface of the records.
   *
   * @return an interface of the model
   */
  public Class<? extends CrmRecord> type() {
    return type;
  }

  /**
   * Returns the word for the kind in texts and JSON.
   *
   * @return the name in lower case, such as {@code client}
   */
  public String word() {
    return word;
  }

  /**
   * Returns the kind of an interface of records or an implementation of it.
   *
   * @param type the class
   * @return its kind
   * @throws IllegalArgumentException if it is not a class of records
   */
  public static RecordKind of(Class<? extends CrmRecord> type) {
    for (RecordKind kind : values()) {
      if (kind.type.isAssignableFrom(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(type + " is not a class of records");
  }
}
