package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of the client form (F3 to F7). */
public final class FormField {

  public final String id;
  public String section;

  /** text, number, checkbox, date or selector. */
  public String type;

  public boolean required;
  @Nullable public String defaultValue;
  @Nullable public String hint;
  public String order = "0";

  /** The active options of a selector, in order. */
  public final List<String> options = new ArrayList<>();

  /** The archived options, which old values can still have (F4). */
  public final List<String> archived = new ArrayList<>();

  public FormField(String id, String section, String type) {
    this.id = id;
    this.section = section;
    this.type = type;
  }

  public FormField(FormField other) {
    this(other.id, other.section, other.type);
    required = other.required;
    defaultValue = other.defaultValue;
    hint = other.hint;
    order = other.order;
    options.addAll(other.options);
    archived.addAll(other.archived);
  }

  /** Returns the active and the archived options. */
  public List<String> allOptions() {
    List<String> all = new ArrayList<>(options);
    all.addAll(archived);
    return all;
  }

  public boolean isSelector() {
    return type.equals("selector");
  }

  public boolean isCheckbox() {
    return type.equals("checkbox");
  }

  boolean isNumber() {
    return type.equals("number");
  }
}
