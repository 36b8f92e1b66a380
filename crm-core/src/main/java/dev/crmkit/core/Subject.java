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
 * What can be acted on: the thing that a check asks about, that an error names and that the history
 * is about. Written as text it is {@code kind/key}, such as {@code client/42} or {@code
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
   * The kind of thing, in lower case, such as {@code client}.
   *
   * @return the word before the slash
   */
  String kind();

  /**
   * What tells this one from others of its kind.
   *
   * @return the text after the slash
   */
  String key();

  /**
   * The text form {@code kind/key}.
   *
   * @return the text that {@link #parse} reads back
   */
  default String path() {
    return kind() + "/" + key();
  }

  /**
   * Reads the text form.
   *
   * @param text such as {@code client/42}
   * @return what it names
   * @throws IllegalArgumentException when the text is not of that form
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
      throw new IllegalArgumentException("'" + text + "' is not kind/number, as in client/42");
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
      default -> throw new IllegalArgumentException("'" + kind + "' is no kind of thing");
    };
  }

  /** The number of a key as {@link #key} writes it; -1 for another text. */
  private static long number(String key) {
    try {
      long number = Long.parseLong(key);
      return Long.toString(number).equals(key) ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
