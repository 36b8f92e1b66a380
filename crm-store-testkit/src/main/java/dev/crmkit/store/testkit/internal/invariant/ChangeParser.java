package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Parses the texts of changes into values. */
final class ChangeParser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangeParser() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("invalid JSON: " + text, e);
    }
  }

  /** Parses an array; null gives an empty list. */
  static <T> List<T> array(@Nullable String text, Function<? super JsonNode, T> item) {
    List<T> items = new ArrayList<>();
    if (text != null) {
      JsonNode array = json(text);
      if (!array.isArray()) {
        throw new IllegalArgumentException("not an array: " + text);
      }
      array.forEach(node -> items.add(item.apply(node)));
    }
    return items;
  }

  /** Parses an array of ids; null gives an empty set. */
  static <T> Set<T> ids(@Nullable String text, LongFunction<T> id) {
    return new LinkedHashSet<>(array(text, node -> id.apply(node.longValue())));
  }

  /** Returns the constant of a word such as {@code every-call}. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static List<Stage> stages(@Nullable String text) {
    return array(text, ChangeParser::stage);
  }

  private static Stage stage(JsonNode node) {
    Stage.Builder stage =
        Stage.builder()
            .id(new StageId(node.get("id").longValue()))
            .name(node.get("name").stringValue());
    if (node.has("closes")) {
      stage.closes(constant(DealOutcome.class, node.get("closes").stringValue()));
    }
    if (node.has("closes-since")) {
      stage.closesSince(Instant.parse(node.get("closes-since").stringValue()));
    }
    if (node.has("replaced-by")) {
      stage.replacedBy(new StageId(node.get("replaced-by").longValue()));
    }
    return stage.build();
  }

  static FieldValue value(FieldType type, String text) {
    return switch (type) {
      case TEXT -> FieldValue.text(text);
      case NUMBER -> FieldValue.number(new BigDecimal(text));
      case CHECKBOX -> FieldValue.checkbox(bool(text));
      case DATE -> FieldValue.date(LocalDate.parse(text));
      case SELECTOR -> FieldValue.choice(new OptionId(Long.parseLong(text)));
    };
  }

  static boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false: " + text);
    }
    return text.equals("true");
  }
}
