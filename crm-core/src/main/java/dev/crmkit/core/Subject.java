package dev.crmkit.core;

import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;

/**
 * The identifier of anything that can be acted on: what a check is about, an error names and a
 * history entry describes. Its text form is {@code kind/key}, such as {@code client/42} or {@code
 * settings/labels}.
 */
public sealed interface Subject
    permits RecordId,
        FileId,
        UserId,
        GroupId,
        SectionId,
        FieldId,
        PipelineId,
        LabelId,
        SettingsArea {

  /**
   * Returns the kind of thing, in lower case, such as {@code client}.
   *
   * @return the text before the slash
   */
  String kind();

  /**
   * Returns the text that identifies it among those of its kind.
   *
   * @return the text after the slash
   */
  String key();

  /**
   * Returns the text form {@code kind/key}.
   *
   * @return a text that {@link #parse} reads
   */
  default String path() {
    return kind() + "/" + key();
  }

  /**
   * Parses the text form.
   *
   * @param text a text such as {@code client/42}
   * @return the subject
   * @throws IllegalArgumentException if the text has another form
   */
  static Subject parse(String text) {
    int slash = text.indexOf('/');
    String kind = slash < 0 ? text : text.substring(0, slash);
    String key = text.substring(slash + 1);
    if (kind.equals("settings")) {
      return SettingsArea.named(key);
    }
    long id = number(key);
    if (id < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not of the form kind/number, such as client/42");
    }
    return switch (kind) {
      case "client" -> new ClientId(id);
      case "activity" -> new ActivityId(id);
      case "deal" -> new DealId(id);
      case "file" -> new FileId(id);
      case "user" -> new UserId(id);
      case "group" -> new GroupId(id);
      case "section" -> new SectionId(id);
      case "field" -> new FieldId(id);
      case "pipeline" -> new PipelineId(id);
      case "label" -> new LabelId(id);
      default -> throw new IllegalArgumentException("'" + kind + "' is not a kind of thing");
    };
  }

  /** Returns the number of a key as {@link #key} writes it, or -1. */
  private static long number(String key) {
    try {
      long number = Long.parseLong(key);
      return Long.toString(number).equals(key) ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
