package dev.crmkit.access.internal.plan;

import com.google.common.base.Splitter;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of organisation entries in events: all attributes of each entry, so that a reader of
 * the feed can rebuild the organisation (rules.md W2).
 */
public final class EntryTexts {

  private EntryTexts() {}

  /**
   * Returns the differences between an entry before and after a change.
   *
   * @param before the entry as it was; null for a new one
   * @param after the entry as it is
   * @return the attributes that differ, in a fixed order
   */
  public static List<Change> changes(@Nullable OrgEntry before, OrgEntry after) {
    Map<String, @Nullable String> old = before == null ? Map.of() : attributes(before);
    Map<String, @Nullable String> changed = attributes(after);
    Set<String> names = new LinkedHashSet<>(changed.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      @Nullable String from = old.get(name);
      @Nullable String to = changed.get(name);
      if (!Objects.equals(from, to)) {
        changes.add(new Change(name, from, to));
      }
    }
    return changes;
  }

  private static Map<String, @Nullable String> attributes(OrgEntry entry) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    if (entry instanceof User user) {
      put(user, texts);
    } else if (entry instanceof Field field) {
      put(field, texts);
    } else if (entry instanceof Section section) {
      texts.put("name", section.name());
      texts.put("order", Integer.toString(section.order()));
      texts.put("access", access(section.access()));
    } else if (entry instanceof Pipeline pipeline) {
      texts.put("name", pipeline.name());
      texts.put("of", pipeline.kind().word());
      texts.put("stages", array(pipeline.allStages().stream().map(EntryTexts::stage)));
    } else if (entry instanceof Label label) {
      texts.put("name", label.name());
      texts.put("colour", label.colour());
    } else if (entry instanceof Group group) {
      texts.put("name", group.name());
    } else if (entry instanceof AllowedRanges ranges) {
      texts.put("allowed-ips", strings(ranges.ranges().stream().map(IpRange::toString)));
    } else if (entry instanceof Policies policies) {
      texts.put("peer-access", word(policies.peerAccess()));
      texts.put("ip-check", word(policies.ipCheck()));
    }
    return texts;
  }

  private static void put(User user, Map<String, @Nullable String> texts) {
    texts.put("name", user.name());
    texts.put("email", text(user.email()));
    texts.put("contacts", text(user.contacts()));
    texts.put("type", word(user.type()));
    texts.put("status", word(user.status()));
    texts.put("responsible", text(user.responsible().map(EntryTexts::id)));
    texts.put("groups", ids(user.groups()));
    texts.put(
        "denied-settings",
        array(
            user.deniedSettings().stream()
                .map(SettingsArea::key)
                .sorted()
                .map(EntryTexts::quoted)));
    texts.put("portfolio", id(user.portfolio()));
  }

  private static void put(Field field, Map<String, @Nullable String> texts) {
    texts.put("section", id(field.section()));
    texts.put("name", field.name());
    texts.put("type", word(field.type()));
    texts.put("required", Boolean.toString(field.required()));
    texts.put("default", text(field.defaultValue().map(EntryTexts::value)));
    texts.put("hint", text(field.hint()));
    texts.put("order", Integer.toString(field.order()));
    texts.put("options", array(field.options().stream().map(EntryTexts::option)));
  }

  /**
   * A value of a field.
   *
   * @param value of any type
   * @return the text; of an option, the number of its id
   */
  public static String value(FieldValue value) {
    return value instanceof FieldValue.Choice choice ? id(choice.option()) : value.asText();
  }

  /** Returns the length of the texts of a field other than its name, as the history has them. */
  static long length(Field field) {
    String options = array(field.options().stream().map(EntryTexts::option));
    return field.hint().map(String::length).orElse(0)
        + (long)
            (field.defaultValue().orElse(null) instanceof FieldValue.Text text
                ? text.value().length()
                : 0)
        + (options == null ? 0 : options.length());
  }

  private static String option(FieldOption option) {
    return "{\"id\":"
        + id(option.id())
        + ",\"name\":"
        + quoted(option.name())
        + (option.archived() ? ",\"archived\":true}" : "}");
  }

  private static String stage(Stage stage) {
    return "{\"id\":"
        + id(stage.id())
        + ",\"name\":"
        + quoted(stage.name())
        + stage.closes().map(closes -> ",\"closes\":" + quoted(word(closes))).orElse("")
        + stage
            .closesSince()
            .map(since -> ",\"closes-since\":" + quoted(since.toString()))
            .orElse("")
        + stage.replacedBy().map(by -> ",\"replaced-by\":" + id(by)).orElse("")
        + "}";
  }

  private static String access(SectionAccess access) {
    return access.everyone()
        ? "everyone"
        : strings(
            Stream.concat(
                access.types().stream().map(EntryTexts::word).sorted(),
                access.groups().stream().map(GroupId::path).sorted()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String id(Id id) {
    return Long.toString(id.value());
  }

  private static @Nullable String text(Optional<String> text) {
    return text.orElse(null);
  }

  /** Several ids as an array, or null where there is none. */
  static @Nullable String ids(Set<? extends Id> ids) {
    return array(ids.stream().map(Id::value).sorted().map(Object::toString));
  }

  /**
   * Those of the ids of a history entry that are among some.
   *
   * @param ids as a change has them, such as {@code [3,17]}; null for none
   * @param some which to keep
   * @return in the same form; null when none is left
   */
  public static @Nullable String idsAmong(@Nullable String ids, Set<? extends Id> some) {
    if (ids == null) {
      return null;
    }
    Set<String> kept = some.stream().map(EntryTexts::id).collect(Collectors.toSet());
    return array(
        Splitter.on(',').splitToStream(ids.substring(1, ids.length() - 1)).filter(kept::contains));
  }

  private static String strings(Stream<String> texts) {
    return texts.map(EntryTexts::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static @Nullable String array(Stream<String> items) {
    String joined = items.collect(Collectors.joining(","));
    return joined.isEmpty() ? null : "[" + joined + "]";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
