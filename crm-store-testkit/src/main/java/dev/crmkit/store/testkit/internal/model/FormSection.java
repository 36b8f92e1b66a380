package dev.crmkit.store.testkit.internal.model;

import java.util.Set;
import java.util.TreeSet;

/** A section of the client form (F1, F2). */
public final class FormSection {

  public final String id;
  public String name;
  public String order = "0";

  /**
   * Whether the section is open to everyone; otherwise it is open to these types and groups and to
   * the Director.
   */
  public boolean everyone = true;

  public final Set<String> types = new TreeSet<>();
  public final Set<String> groups = new TreeSet<>();

  public FormSection(String id) {
    this.id = id;
    this.name = id;
  }

  FormSection(FormSection other) {
    this(other.id);
    name = other.name;
    order = other.order;
    everyone = other.everyone;
    types.addAll(other.types);
    groups.addAll(other.groups);
  }
}
