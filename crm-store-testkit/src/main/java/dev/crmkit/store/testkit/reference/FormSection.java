package dev.crmkit.store.testkit.reference;

import java.util.Set;
import java.util.TreeSet;

/** A section of the client form (F1, F2). */
final class FormSection {

  final String id;
  String name;
  String order = "0";

  /** Open to everyone, or else only to these; with none of them, to the Director only. */
  boolean everyone = true;

  final Set<String> types = new TreeSet<>();
  final Set<String> groups = new TreeSet<>();

  FormSection(String id) {
    this.id = id;
    this.name = id.equals("1") ? "Main" : id;
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
