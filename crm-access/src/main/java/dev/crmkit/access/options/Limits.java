package dev.crmkit.access.options;

import dev.crmkit.access.Crm;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.text.TextLimits;
import org.immutables.value.Value;

/**
 * Upper bounds on what one call may contain and on how large a workspace's settings may grow. They
 * bound the work that an input can cause. An input above a limit is refused with {@link
 * dev.crmkit.core.error.InvalidException} and {@link
 * dev.crmkit.core.error.ViolationCode#OUT_OF_RANGE}; nothing is changed. What exceeds a limit that
 * was lowered later stays readable. {@code docs/limits.md} lists all limits.
 *
 * <p>Every limit is at least 1.
 */
@Value.Immutable
@ValueStyle
public interface Limits {

  /** The defaults. */
  Limits STANDARD = builder().build();

  /** The highest value of {@link #filterDepth}. */
  int MAX_FILTER_DEPTH = 64;

  /**
   * Returns the maximum length of one text, as {@link String#length} counts it: text fields,
   * contact details, hints, defaults, colours. Names have the lower limit {@link
   * dev.crmkit.core.text.Texts#MAX_NAME}.
   *
   * @return 1,000,000 by default
   */
  @Value.Default
  default int textLength() {
    return 1_000_000;
  }

  /**
   * Returns the maximum length of all texts of one client, user or field of the form together, as
   * {@link String#length} counts it; names are not counted. A store that cannot hold it refuses to
   * be opened by {@link Crm#open}.
   *
   * @return 1,000,000 by default; at least {@link #textLength}
   */
  @Value.Default
  default int recordTextLength() {
    return Math.max(1_000_000, textLength());
  }

  /**
   * Returns the maximum size of a file (rules.md R4).
   *
   * @return in bytes, 25 MiB by default
   */
  @Value.Default
  default long fileSize() {
    return FileInfo.DEFAULT_LIMIT;
  }

  /**
   * Returns how deeply filters may be nested; a filter that contains no other has depth 1.
   *
   * @return 32 by default, at most {@link #MAX_FILTER_DEPTH}
   */
  @Value.Default
  default int filterDepth() {
    return 32;
  }

  /**
   * Returns how many conditions the filters of a query may have after equalities of one thing that
   * are joined by <em>or</em> have been folded into one <em>is one of</em>. As given, they may have
   * ten times as many as there may be conditions and values.
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int filterConditions() {
    return 1_000;
  }

  /**
   * Returns how many values one <em>is one of</em> may have.
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int filterValues() {
    return 10_000;
  }

  /**
   * Returns how many groupings a summary may have (rules.md R6).
   *
   * @return 8 by default
   */
  @Value.Default
  default int groupings() {
    return 8;
  }

  /**
   * Returns how many groups a summary may have (rules.md R6).
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int summaryGroups() {
    return 10_000;
  }

  /**
   * Returns the maximum length of a search text, as {@link String#length} counts it.
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int searchTextLength() {
    return 1_000;
  }

  /**
   * Returns how many items one bulk call may have (rules.md E8).
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int bulkItems() {
    return 10_000;
  }

  /**
   * Returns how many labels a workspace may have.
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int labels() {
    return 10_000;
  }

  /**
   * Returns how many labels one record may have.
   *
   * @return 100 by default
   */
  @Value.Default
  default int labelsOnRecord() {
    return 100;
  }

  /**
   * Returns how many groups a workspace may have, the built-in ones not counted.
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int groups() {
    return 1_000;
  }

  /**
   * Returns how many members a group may have.
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int groupMembers() {
    return 10_000;
  }

  /**
   * Returns how many sections the client form may have.
   *
   * @return 100 by default
   */
  @Value.Default
  default int sections() {
    return 100;
  }

  /**
   * Returns how many fields the client form may have in all its sections.
   *
   * @return 2,000 by default
   */
  @Value.Default
  default int fields() {
    return 2_000;
  }

  /**
   * Returns how many options a selector field may have, archived ones included.
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int options() {
    return 1_000;
  }

  /**
   * Returns how many pipelines a workspace may have.
   *
   * @return 100 by default
   */
  @Value.Default
  default int pipelines() {
    return 100;
  }

  /**
   * Returns how many stages a pipeline may have. Stages that were replaced are kept, since records
   * were put in them; with these it may have ten times as many.
   *
   * @return 100 by default
   */
  @Value.Default
  default int stages() {
    return 100;
  }

  /**
   * Returns how many allowed ranges a workspace may have (rules.md U8).
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int allowedRanges() {
    return 1_000;
  }

  /**
   * Returns how many attempts the sign-in log keeps for each user (rules.md U10). Older ones are
   * removed when the user tries to sign in, all but the latest successful one.
   *
   * @return 1,000 by default
   */
  @Value.Default
  default int signInsKept() {
    return 1_000;
  }

  /**
   * Returns how many events one call reads at most for a page of a history or of a session's feed
   * before it returns what it has found. In the feed, looking up whether the user sees something of
   * a hand-over counts as well: 50 for each portfolio, and 1 for each record that is looked at.
   *
   * @return 10,000 by default
   */
  @Value.Default
  default int scannedEvents() {
    return 10_000;
  }

  /** Checks that every limit is at least 1. */
  @Value.Check
  default void check() {
    check("textLength", textLength());
    check("recordTextLength", recordTextLength());
    if (recordTextLength() < textLength()) {
      throw new IllegalArgumentException(
          "the limit 'recordTextLength' is at least 'textLength', "
              + textLength()
              + ", not "
              + recordTextLength());
    }
    check("fileSize", fileSize());
    check("filterDepth", filterDepth());
    if (filterDepth() > MAX_FILTER_DEPTH) {
      throw new IllegalArgumentException(
          "the limit 'filterDepth' is at most " + MAX_FILTER_DEPTH + ", not " + filterDepth());
    }
    check("filterConditions", filterConditions());
    check("filterValues", filterValues());
    check("groupings", groupings());
    check("summaryGroups", summaryGroups());
    check("searchTextLength", searchTextLength());
    check("bulkItems", bulkItems());
    check("labels", labels());
    check("labelsOnRecord", labelsOnRecord());
    check("groups", groups());
    check("groupMembers", groupMembers());
    check("sections", sections());
    check("fields", fields());
    check("options", options());
    check("pipelines", pipelines());
    check("stages", stages());
    check("allowedRanges", allowedRanges());
    check("signInsKept", signInsKept());
    check("scannedEvents", scannedEvents());
  }

  /**
   * Returns the limits of texts as one value.
   *
   * @return {@link #textLength} and {@link #recordTextLength}
   */
  default TextLimits texts() {
    return new TextLimits(textLength(), recordTextLength());
  }

  private static void check(String name, long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit '" + name + "' is 1 or more, not " + limit);
    }
  }

  /**
   * Returns a builder with the defaults.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Limits}. */
  final class Builder extends ImmutableLimits.Builder {
    Builder() {}
  }
}
