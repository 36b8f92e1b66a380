package dev.crmkit.core.edit;

import java.util.HashSet;
import java.util.Set;

/**
 * What an edit does with a set: it replaces all elements, or adds some and removes others.
 *
 * @param <T> the type of the elements
 */
public sealed interface SetEdit<T> {

  /**
   * The set gets other elements.
   *
   * @param <T> the type of the elements
   * @param elements all elements after the edit
   */
  record Replace<T>(Set<T> elements) implements SetEdit<T> {
    /**
     * Copies the set.
     *
     * @param elements all elements after the edit
     */
    public Replace {
      elements = Set.copyOf(elements);
    }
  }

  /**
   * Some elements are added, others are removed.
   *
   * @param <T> the type of the elements
   * @param added elements that are in the set after the edit
   * @param removed elements that are not in it; none of those added
   */
  record Adjust<T>(Set<T> added, Set<T> removed) implements SetEdit<T> {
    /**
     * Copies the sets.
     *
     * @param added elements that are in the set after the edit
     * @param removed elements that are not in it; none of those added
     */
    public Adjust {
      added = Set.copyOf(added);
      removed = Set.copyOf(removed);
      if (removed.stream().anyMatch(added::contains)) {
        throw new IllegalArgumentException("an element is either added or removed");
      }
    }
  }

  /**
   * Returns the edit that changes nothing.
   *
   * @param <T> the type of the elements
   * @return the edit
   */
  static <T> SetEdit<T> keep() {
    return new Adjust<>(Set.of(), Set.of());
  }

  /**
   * Returns the edit that replaces all elements.
   *
   * @param <T> the type of the elements
   * @param elements all elements after the edit
   * @return the edit
   */
  static <T> SetEdit<T> to(Set<T> elements) {
    return new Replace<>(elements);
  }

  /**
   * Returns this edit, which then adds an element.
   *
   * @param element not removed by the result
   * @return the changed edit
   */
  default SetEdit<T> add(T element) {
    return this instanceof Adjust<T> adjust
        ? new Adjust<>(with(adjust.added, element), without(adjust.removed, element))
        : to(with(((Replace<T>) this).elements, element));
  }

  /**
   * Returns this edit, which then removes an element.
   *
   * @param element not added by the result
   * @return the changed edit
   */
  default SetEdit<T> remove(T element) {
    return this instanceof Adjust<T> adjust
        ? new Adjust<>(without(adjust.added, element), with(adjust.removed, element))
        : to(without(((Replace<T>) this).elements, element));
  }

  /**
   * Returns whether the edit changes no set.
   *
   * @return true if it neither replaces, adds nor removes anything
   */
  default boolean isKeep() {
    return equals(keep());
  }

  /**
   * Returns the set after the edit.
   *
   * @param present the set before it
   * @return a new set
   */
  default Set<T> applyTo(Set<T> present) {
    if (this instanceof Adjust<T> adjust) {
      Set<T> after = new HashSet<>(present);
      after.removeAll(adjust.removed);
      after.addAll(adjust.added);
      return after;
    }
    return ((Replace<T>) this).elements;
  }

  private static <T> Set<T> with(Set<T> set, T element) {
    Set<T> more = new HashSet<>(set);
    more.add(element);
    return more;
  }

  private static <T> Set<T> without(Set<T> set, T element) {
    Set<T> fewer = new HashSet<>(set);
    fewer.remove(element);
    return fewer;
  }
}
