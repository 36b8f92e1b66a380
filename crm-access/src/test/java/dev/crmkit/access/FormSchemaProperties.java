package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.json.FormJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * The JSON Schema of a form, compared by a validator of others with what the library does: what is
 * accepted validates, and so what does not validate is refused.
 */
class FormSchemaProperties {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final List<String> TEXTS =
      List.of("x", "", " ", "\\u0000", "\\u2800", "\\ud800", "12.50", "yes", "2026-02-28");
  private static final List<String> NUMBERS =
      List.of(
          "12.50",
          "-0",
          "+7",
          "007",
          "1e3",
          "1.",
          ".5",
          " 1",
          "1 ",
          "",
          "1,5",
          "\\u0661",
          "9".repeat(100),
          "9".repeat(101),
          "0".repeat(999) + "1",
          "0".repeat(1000) + "1");
  private static final List<String> DATES =
      List.of(
          "2026-02-28",
          "2024-02-29",
          "2026-02-30",
          "0000-01-01",
          "0001-01-01",
          "9999-12-31",
          "10000-01-01",
          "2026-2-8",
          " 2026-02-28",
          "2026-02-28T00:00:00Z",
          "");

  /** A form with fields of all types, and what its JSON is generated with. */
  private static final class RandomForm {
    final Random random;
    final SmallCompany company = new SmallCompany();
    final CrmSession anna = company.as(ANNA);
    final CrmSession vera = company.as(VERA);
    final List<FieldId> fields = new ArrayList<>();
    final Map<FieldId, List<FieldOption>> options = new HashMap<>();

    RandomForm(Random random) {
      this.random = random;
      SectionId closed = company.headsOnly();
      for (int i = random.nextInt(6); i >= 0; i--) {
        FieldType type = pick(List.of(FieldType.values()));
        NewField wanted =
            type == FieldType.SELECTOR
                ? NewField.selector("f" + i, "a", "b", "c")
                : NewField.of("f" + i, type);
        // Vera can give no value to a closed field.
        SectionId section = i > 0 && random.nextInt(8) == 0 ? closed : Section.FIRST;
        Field field = anna.form().createField(wanted.section(section));
        fields.add(field.id());
        options.put(field.id(), field.options());
        if (random.nextInt(3) == 0) {
          byDefault(field)
              .ifPresent(
                  value -> anna.form().editField(FieldEdit.of(field.id()).defaultValue(value)));
        }
      }
    }

    private Optional<FieldValue> byDefault(Field field) {
      return switch (field.type()) {
        case TEXT -> Optional.of(FieldValue.text(pick(List.of("d", " "))));
        case NUMBER -> Optional.of(FieldValue.text("7.0"));
        case CHECKBOX -> Optional.of(FieldValue.checkbox(true));
        case DATE -> Optional.of(FieldValue.text("2026-01-01"));
        case SELECTOR -> Optional.of(FieldValue.text("a"));
      };
    }

    /** Makes fields required and archives options, after clients have been created. */
    void tighten() {
      for (FieldId id : fields) {
        FieldEdit edit = FieldEdit.of(id).required(random.nextBoolean());
        boolean isSelector = !options.getOrDefault(id, List.of()).isEmpty();
        anna.form()
            .editField(isSelector && random.nextBoolean() ? edit.options(List.of("a")) : edit);
      }
    }

    <T> T pick(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    /** A value that suits a field, or mostly does not, as JSON. */
    private String value(FieldId id) {
      if (random.nextInt(12) == 0) {
        return pick(List.of("null", "{}", "[1]", "1.5", "true", "99999999999999999999", "\"x\""));
      }
      FieldType type = anna.form().field(id).type();
      boolean isPlain = random.nextInt(3) > 0;
      return switch (type) {
        case TEXT -> quoted(isPlain ? "x" : pick(TEXTS));
        case NUMBER -> quoted(isPlain ? "12.50" : pick(NUMBERS));
        case DATE -> quoted(isPlain ? "2026-02-28" : pick(DATES));
        case CHECKBOX -> pick(List.of("true", "false", isPlain ? "true" : "\"yes\""));
        case SELECTOR -> {
          List<FieldOption> all = options.getOrDefault(id, List.of());
          yield isPlain
              ? Long.toString(all.get(0).id().value())
              : pick(
                  List.of(
                      Long.toString(pick(all).id().value()),
                      "7",
                      "0",
                      quoted("option/" + all.get(0).id().value())));
        }
      };
    }

    String json() {
      Map<String, String> values = new LinkedHashMap<>();
      for (FieldId id : fields) {
        if (random.nextInt(4) > 0) {
          values.put(id.key(), value(id));
        }
      }
      if (random.nextInt(15) == 0) {
        values.put(pick(List.of("4711", "x", "01", "")), "\"x\"");
      }
      return values.entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
      return '"' + text + '"';
    }
  }

  @Tag("F3")
  @Tag("F5")
  @Tag("F6")
  @Property(tries = 300)
  void whatIsAcceptedForACreationValidatesAndWhatDoesNotIsRefused(@ForAll long seed) {
    RandomForm form = new RandomForm(new Random(seed));
    form.tighten();
    Schema schema = SCHEMAS.getSchema(form.vera.form().createSchema(), InputFormat.JSON);
    for (int i = 0; i < 10; i++) {
      String json = form.json();
      compare("creation", json, schema, accepts(() -> create(form.vera, json)));
    }
  }

  @Tag("F4")
  @Tag("F6")
  @Property(tries = 300)
  void whatIsAcceptedForAnEditValidatesAndWhatDoesNotIsRefused(@ForAll long seed) {
    RandomForm form = new RandomForm(new Random(seed));
    ClientId client = form.company.client(VERA, "Acme");
    for (int i = 0; i < 3; i++) {
      String json = form.json();
      accepts(() -> edit(form.vera, client, json));
    }
    form.tighten();
    for (int i = 0; i < 10; i++) {
      Schema schema = SCHEMAS.getSchema(form.vera.form().editSchema(client), InputFormat.JSON);
      String json = i == 0 ? "{}" : form.json();
      compare("edit", json, schema, accepts(() -> edit(form.vera, client, json)));
    }
  }

  @Tag("F4")
  @Property(tries = 100)
  void theValuesOfAClientValidateAsLongAsNothingMoreIsRequired(@ForAll long seed) {
    RandomForm form = new RandomForm(new Random(seed));
    ClientId client = form.company.client(VERA, "Acme");
    for (int i = 0; i < 5; i++) {
      String json = form.json();
      accepts(() -> edit(form.vera, client, json));
    }
    for (FieldId id : form.fields) {
      if (!form.options.getOrDefault(id, List.of()).isEmpty()) {
        form.anna
            .form()
            .editField(FieldEdit.of(id).options(List.of("z")).defaultValue(FieldValue.empty()));
      }
    }
    Map<FieldId, FieldValue> values = form.vera.clients().get(client).fields();
    String json = FormJson.write(values);

    assertThat(form.vera.form().values(json).keySet()).isEqualTo(values.keySet());
    Schema schema = SCHEMAS.getSchema(form.vera.form().editSchema(client), InputFormat.JSON);
    assertThat(validates(schema, json)).as("%s", json).isTrue();
    edit(form.vera, client, json);
    assertThat(form.vera.clients().get(client).fields()).isEqualTo(values);
  }

  private static void create(CrmSession session, String json) {
    session
        .clients()
        .create(NewClient.builder().name("n").fields(session.form().values(json)).build());
  }

  private static void edit(CrmSession session, ClientId client, String json) {
    session
        .clients()
        .edit(ClientEdit.builder().id(client).fields(session.form().values(json)).build());
  }

  private static boolean accepts(Runnable write) {
    try {
      write.run();
      return true;
    } catch (InvalidException e) {
      return false;
    }
  }

  private static boolean validates(Schema schema, String json) {
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .isEmpty();
  }

  private static void compare(String what, String json, Schema schema, boolean isAccepted) {
    boolean validates = validates(schema, json);
    assertThat(validates || !isAccepted)
        .as("accepted, but does not validate: %s by %s", json, schema.getSchemaNode())
        .isTrue();
    Statistics.label(what)
        .collect(isAccepted ? "accepted" : validates ? "refused, though it validates" : "refused")
        .coverage(
            checker -> {
              checker.check("accepted").count(FormSchemaProperties::isOften);
              checker.check("refused").count(FormSchemaProperties::isOften);
              checker
                  .check("refused, though it validates")
                  .count((Integer met, Integer all) -> all < 250 || met < all / 10);
            });
  }

  private static boolean isOften(Integer met, Integer all) {
    return all < 250 || met > all / 5;
  }
}
