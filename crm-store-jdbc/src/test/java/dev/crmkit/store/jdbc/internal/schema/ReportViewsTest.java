package dev.crmkit.store.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The views for reports show what the API shows to the Director, except unset checkboxes. */
@SuppressWarnings("NullAway.Init") // the test sets the fields
class ReportViewsTest {

  private static final Instant DUE = Instant.parse("2026-05-01T10:00:00.123456Z");

  private DataSource database;
  private CrmSession anna;

  @ParameterizedTest
  @EnumSource
  void theViewsShowWhatTheDirectorSees(TestDatabase engine) throws SQLException {
    database = engine.fresh();
    try (JdbcStore store = JdbcStore.create(database)) {
      Crm crm = Crm.open(store, WorkspaceId.of("acme"), NewDirector.of("Anna Ж"));
      anna = crm.session(crm.director().id());
      fill();
      assertSame(
          "SELECT id, name, owner_id, owner_name, labels, stages, created, updated"
              + " FROM crm_client_view",
          anna.clients().stream(Query.all()).map(this::row));
      assertSame(
          "SELECT id, subject, owner_id, owner_name, client, client_name, kind, due, done"
              + " FROM crm_activity_view",
          anna.activities().stream(Query.all()).map(this::row));
      assertSame(
          "SELECT id, title, owner_id, owner_name, client, client_name, amount, currency, labels,"
              + " stages, outcome, closed FROM crm_deal_view",
          anna.deals().stream(Query.all()).map(this::row));
      assertSame(
          "SELECT client, client_name, section, section_name, field, field_name, field_type,"
              + " field_value FROM crm_field_value_view",
          anna.clients().stream(Query.all()).flatMap(this::fieldRows));
      assertThat(TestSql.of(database, "SELECT outcome FROM crm_deal_view ORDER BY outcome"))
          .contains("won", "lost", "null");
      assertThat(TestSql.of(database, "SELECT field_value FROM crm_field_value_view"))
          .contains("Straße 😀", "large", "-1.50", "true", "2026-02-28")
          .doesNotContain("gone", "deleted client");
    }
  }

  private void fill() {
    FieldId text = field(NewField.of("Text", FieldType.TEXT));
    FieldId number = field(NewField.of("Number", FieldType.NUMBER));
    FieldId yes = field(NewField.of("Yes", FieldType.CHECKBOX));
    FieldId date = field(NewField.of("Date", FieldType.DATE));
    SectionView section = anna.form().createSection(NewSection.of("More"));
    FieldId size =
        field(
            NewField.builder()
                .from(NewField.selector("Size", "small", "big"))
                .section(section.id())
                .build());
    FieldId gone = field(NewField.of("Gone", FieldType.TEXT));
    LabelId vip = anna.labels().create(NewLabel.of("vip")).id();
    LabelId key = anna.labels().create(NewLabel.of("Key, account")).id();
    LabelId old = anna.labels().create(NewLabel.of("old")).id();
    Pipeline process =
        anna.pipelines().create(NewPipeline.ofClients("Process").addStage("new").addStage("known"));
    Pipeline sales =
        anna.pipelines()
            .create(
                NewPipeline.ofDeals("Sales")
                    .addStage("open")
                    .addStage("offer")
                    .addStage(StageSpec.won("won"))
                    .addStage(StageSpec.lost("lost")));
    Pipeline dead = anna.pipelines().create(NewPipeline.ofDeals("Dead").addStage("end"));
    ClientId acme =
        anna.clients()
            .create(
                NewClient.of("Acme")
                    .field(text, "Straße 😀")
                    .field(number, FieldValue.number(new BigDecimal("-1.50")))
                    .field(yes, FieldValue.checkbox(true))
                    .field(date, FieldValue.date(LocalDate.of(2026, 2, 28)))
                    .field(size, "big")
                    .field(gone, "gone")
                    .addLabel(vip)
                    .addLabel(key)
                    .addLabel(old)
                    .stage(process.id(), stage(process, "known")))
            .id();
    anna.clients()
        .create(
            NewClient.of("long")
                .field(text, "Ä".repeat(300))
                .field(number, "9".repeat(100))
                .field(yes, FieldValue.checkbox(false)));
    ClientId deleted =
        anna.clients().create(NewClient.of("deleted").field(text, "deleted client")).id();
    anna.activities()
        .create(NewActivity.of(acme, "Call").kind(ActivityKind.CALL).due(DUE).owner(director()));
    anna.activities()
        .create(NewActivity.builder().client(acme).subject("Note").done(DUE.plusMillis(1)).build());
    for (String stage : List.of("open", "offer", "won", "lost")) {
      anna.deals()
          .create(
              NewDeal.of(acme, stage)
                  .amount(Money.parse("1234567.80 EUR"))
                  .addLabel(old)
                  .addLabel(vip)
                  .stage(sales.id(), stage(sales, stage))
                  .stage(dead.id(), stage(dead, "end")));
    }
    anna.deals().create(NewDeal.of(acme, "plain"));
    anna.clients().delete(deleted);
    anna.labels().delete(old);
    anna.form().deleteField(gone, 1);
    anna.form().renameOption(size, "big", "large");
    anna.pipelines().delete(dead.id(), 4);
    anna.pipelines()
        .edit(
            PipelineEdit.of(sales.id())
                .stages(
                    List.of(StageSpec.of("open"), StageSpec.won("won now"), StageSpec.lost("lost")))
                .replace("offer", "open")
                .replace("won", "won now"));
  }

  private UserId director() {
    return anna.user();
  }

  private FieldId field(NewField field) {
    return anna.form().createField(field).id();
  }

  private static StageId stage(Pipeline pipeline, String name) {
    return pipeline.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Compares rows, after times and decimal numbers got one form in all databases. */
  private void assertSame(String query, Stream<String> expected) throws SQLException {
    List<String> rows =
        TestSql.of(database, query).stream()
            .map(
                row ->
                    row.replaceAll("(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d*[1-9])?)\\.?0*(\\+00)?", "$1")
                        .replaceAll("(1234567\\.8)0+", "$1"))
            .toList();
    assertThat(rows).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  private static String joined(@Nullable Object... columns) {
    return Stream.of(columns)
        .map(column -> column instanceof Optional<?> some ? some.orElse(null) : column)
        .map(column -> column instanceof Instant time ? time(time) : String.valueOf(column))
        .collect(Collectors.joining(" | "));
  }

  private static String time(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MICROS).toString();
    return text.replace('T', ' ').replaceAll("(\\.\\d*[1-9])?0*Z", "$1");
  }

  private String row(ClientView client) {
    return joined(
        client.id().value(),
        client.name(),
        client.owner().id().value(),
        client.owner().name(),
        labels(client.labels()),
        stages(client.stages()),
        client.createdAt(),
        client.updatedAt());
  }

  private String row(ActivityView activity) {
    return joined(
        activity.id().value(),
        activity.subject(),
        activity.owner().id().value(),
        activity.owner().name(),
        activity.client().id().value(),
        activity.client().name(),
        activity.kind().name().toLowerCase(Locale.ROOT),
        activity.due(),
        activity.done());
  }

  private String row(DealView deal) {
    return joined(
        deal.id().value(),
        deal.title(),
        deal.owner().id().value(),
        deal.owner().name(),
        deal.client().id().value(),
        deal.client().name(),
        deal.amount().map(amount -> amount.number().stripTrailingZeros().toPlainString()),
        deal.amount().map(Money::currency),
        labels(deal.labels()),
        stages(deal.stages()),
        deal.closed().map(closed -> closed.outcome().name().toLowerCase(Locale.ROOT)),
        deal.closed().map(closed -> closed.closedAt()));
  }

  private @Nullable String labels(Collection<LabelId> labels) {
    return labels.isEmpty()
        ? null
        : labels.stream()
            .sorted((a, b) -> Long.compare(a.value(), b.value()))
            .map(label -> anna.labels().get(label).name())
            .collect(Collectors.joining(", "));
  }

  private @Nullable String stages(Map<PipelineId, StageId> stages) {
    Map<Long, String> names = new TreeMap<>();
    stages.forEach(
        (id, stage) -> {
          Pipeline pipeline = anna.pipelines().get(id);
          names.put(
              id.value(), pipeline.name() + ": " + pipeline.stage(stage).orElseThrow().name());
        });
    return names.isEmpty() ? null : String.join(", ", names.values());
  }

  private Stream<String> fieldRows(ClientView client) {
    return client.fields().entrySet().stream()
        .map(
            entry -> {
              Field field = anna.form().field(entry.getKey());
              FieldValue value = entry.getValue();
              return joined(
                  client.id().value(),
                  client.name(),
                  field.section().value(),
                  anna.form().section(field.section()).name(),
                  field.id().value(),
                  field.name(),
                  field.type().name().toLowerCase(Locale.ROOT),
                  value instanceof FieldValue.Choice choice
                      ? field.option(choice.option()).orElseThrow().name()
                      : value.asText());
            });
  }
}
