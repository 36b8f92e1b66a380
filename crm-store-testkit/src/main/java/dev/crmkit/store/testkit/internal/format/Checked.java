package dev.crmkit.store.testkit.internal.format;

/** A record whose keys depend on each other. */
public interface Checked {

  /** Reports what is wrong with keys that are right one by one. */
  void check(Node.Entries map, Reading reading);
}
