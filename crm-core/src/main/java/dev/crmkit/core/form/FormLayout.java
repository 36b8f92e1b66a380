package dev.crmkit.core.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The client form in display order: sections by order and id, and in each section the fields by
 * order and id (rules.md F1). Immutable, and shared by all users whatever sections are open to
 * them.
 */
public final class FormLayout {

  private static final Comparator<Section> SECTIONS =
      Comparator.comparingInt(Section::order).thenComparingLong(section -> section.id().value());

  private static final Comparator<Field> FIELDS =
      Comparator.comparingInt(Field::order).thenComparingLong(field -> field.id().value());

  private final List<Section> sections;
  private final List<Field> fields;
  private final Map<SectionId, List<Field>> bySection;
  private final Map<FieldId, Integer> positions;
  private final Map<SectionId, BitSet> checkboxes;
  private final List<Field> required;
  private final List<Field> withDefault;

  /**
   * Sorts sections and fields. Fields of unknown sections are left out.
   *
   * @param sections the sections, in any order
   * @param fields the fields, in any order
   */
  public FormLayout(Collection<Section> sections, Collection<Field> fields) {
    this.sections = sections.stream().sorted(SECTIONS).toList();
    Map<SectionId, List<Field>> grouped = new LinkedHashMap<>();
    this.sections.forEach(section -> grouped.put(section.id(), new ArrayList<>()));
    for (Field field : fields) {
      List<Field> group = grouped.get(field.section());
      if (group != null) {
        group.add(field);
      }
    }
    grouped.replaceAll((id, group) -> group.stream().sorted(FIELDS).toList());
    this.bySection = grouped;
    this.fields = grouped.values().stream().flatMap(List::stream).toList();
    this.positions = new HashMap<>();
    this.checkboxes = new HashMap<>();
    for (int i = 0; i < this.fields.size(); i++) {
      Field field = this.fields.get(i);
      positions.put(field.id(), i);
      if (field.type() == FieldType.CHECKBOX) {
        checkboxes.computeIfAbsent(field.section(), section -> new BitSet()).set(i);
      }
    }
    this.required = select(Field::required);
    this.withDefault = select(field -> field.defaultValue().isPresent());
  }

  private List<Field> select(Predicate<Field> test) {
    return fields.stream().filter(test).toList();
  }

  /**
   * Returns the sections.
   *
   * @return by order, then by id
   */
  public List<Section> sections() {
    return sections;
  }

  /**
   * Returns the fields of all sections.
   *
   * @return section by section
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Returns the fields of one section.
   *
   * @param section the id of the section
   * @return by order, then by id; empty if there is no such section
   */
  public List<Field> fields(SectionId section) {
    return bySection.getOrDefault(section, List.of());
  }

  /** Returns the index of a field in {@link #fields()}, or -1. */
  int position(FieldId field) {
    return positions.getOrDefault(field, -1);
  }

  /** Returns the indexes of the checkboxes in {@link #fields()}, by section. */
  Map<SectionId, BitSet> checkboxes() {
    return checkboxes;
  }

  /** Returns the required fields, in order. */
  List<Field> required() {
    return required;
  }

  /** Returns the fields with a default, in order. */
  List<Field> withDefault() {
    return withDefault;
  }
}
