package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of the client form (F3 to F7). */
final class FormField {

  final String id;
  String section;

  /** text, number, checkbox, date or selector. */
  String type;

  boolean required;
  @Nullable String standard;
  @Nullable String hint;
  String order = "0";

  /** The options of a selector that are offered, in order. */
  final List<String> options = new ArrayList<>();

  /** Those that are not offered any more: old values have them still (F4). */
  final List<String> archived = new ArrayList<>();

  FormField(String id, String section, String type) {
    this.id = id;
    this.section = section;
    this.type = type;
  }

  FormField(FormField other) {
    this(other.id, other.section, other.type);
    required = other.required;
    standard = other.standard;
    hint = other.hint;
    order = other.order;
    options.addAll(other.options);
    archived.addAll(other.archived);
  }

  boolean isSelector() {
    return type.equals("selector");
  }

  boolean isCheckbox() {
    return type.equals("checkbox");
  }

  boolean isNumber() {
    return type.equals("number");
  }
}
