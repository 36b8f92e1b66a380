package dev.crmkit.store.testkit.sample;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generates random records and queries for tests of stores. There are few different values, so that
 * keys are often equal or absent and conditions match some records, and long texts with a common
 * prefix. The same seed gives the same records and queries.
 */
public final class RandomRecords {

  private static final int PORTFOLIOS = 30;

  private static final String LONG_PREFIX = "ж".repeat(127);

  private static final List<String> TEXTS =
      List.of(
          "елка",
          "Ёлка",
          "ель",
          "Acme",
          "acme",
          "ACME 2",
          "\uD83D\uDE00",
          "\uFFFD%_\\'",
          "Z",
          "zz",
          "İstanbul",
          "ıstanbul",
          "STRASSE ß\u200B",
          "A\u00ADcme\u00A02",
          "е\u0301\u0316\u0308е\u0308",
          LONG_PREFIX,
          LONG_PREFIX + "й",
          LONG_PREFIX + "Й",
          LONG_PREFIX + "йб",
          LONG_PREFIX + "йЁ",
          LONG_PREFIX + "йе\uD83D\uDE00",
          "x".repeat(900),
          "x".repeat(254) + "ж");

  private static final List<String> PARTS =
      List.of(
          "ёл",
          "AC",
          "c",
          "",
          "жжй",
          "Zz",
          "\uD83D\uDE00",
          "%",
          "_",
          "acme",
          "me 2",
          "x",
          "ё",
          "istan",
          "ẞ",
          "\u200B",
          "e\u00A02",
          "ее");

  private static final List<String> NUMBERS =
      List.of("1", "1.0", "-3", "-3.5", "0", "2.50", "1e3", "99.99", "9".repeat(100));

  private static final List<Sort.Attribute> RANGES =
      Arrays.stream(Sort.Attribute.values()).filter(by -> by != Sort.Attribute.NAME).toList();

  /** Pipelines of which some stages close deals: from some time on, or by their replacement. */
  private static final List<Pipeline> CLOSING =
      List.of(
          pipeline(
              1,
              stage(1).closes(DealOutcome.WON).closesSince(Samples.at(9)),
              stage(2).replacedBy(new StageId(1)).closesSince(Samples.at(12)),
              stage(3)),
          pipeline(2, stage(1), stage(3).closes(DealOutcome.WON)));

  private static final List<Pipeline> NOT_CLOSING = List.of(pipeline(1, stage(1)));

  private static Pipeline pipeline(long id, Stage.Builder... stages) {
    return new Pipeline(
        new PipelineId(id),
        "pipeline",
        RecordKind.DEAL,
        Arrays.stream(stages).<Stage>map(Stage.Builder::build).toList());
  }

  private static Stage.Builder stage(long id) {
    return Stage.builder().id(new StageId(id)).name("stage " + id);
  }

  private static final List<String> AMOUNTS =
      List.of("1", "1.0", "-3", "-3.5", "0", "2.50", "1e3", "99.99", "9".repeat(38));

  private final Random random;

  /** Creates a generator with a seed. */
  public RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** Returns a number from 0 to {@code below - 1}. */
  public int number(int below) {
    return random.nextInt(below);
  }

  /** Returns true or false with equal probability. */
  public boolean bool() {
    return random.nextBoolean();
  }

  private <T> T oneOf(List<T> of) {
    return of.get(number(of.size()));
  }

  /** Returns a record with the id and version and random attributes. */
  public CrmRecord record(RecordId id, long version) {
    if (id instanceof ClientId client) {
      return client(client, version);
    }
    return id instanceof ActivityId activity
        ? activity(activity, version)
        : deal((DealId) id, version);
  }

  private Client client(ClientId id, long version) {
    Client.Builder builder = Samples.client(id.value());
    builder.version(version).name(oneOf(TEXTS)).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant());
    if (bool()) {
      builder.putFields(new FieldId(1), FieldValue.text(bool() ? oneOf(TEXTS) : ""));
    }
    if (bool()) {
      builder.putFields(new FieldId(2), FieldValue.number(decimal()));
    }
    if (bool()) {
      builder.putFields(new FieldId(3), FieldValue.checkbox(bool()));
    }
    if (bool()) {
      builder.putFields(new FieldId(4), FieldValue.date(date()));
    }
    if (bool()) {
      builder.putFields(new FieldId(5), FieldValue.choice(new OptionId(1 + number(3))));
    }
    for (int label = 1; label <= 2; label++) {
      if (bool()) {
        builder.addLabels(new LabelId(label));
      }
    }
    for (int pipeline = 1; pipeline <= 2; pipeline++) {
      if (bool()) {
        builder.putStages(new PipelineId(pipeline), stageEntry());
      }
    }
    return builder.build();
  }

  private Activity activity(ActivityId id, long version) {
    Activity.Builder builder = Samples.activity(id.value());
    builder.version(version).subject(oneOf(TEXTS)).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant()).client(new ClientId(1 + number(5)));
    builder.kind(oneOf(List.of(ActivityKind.values())));
    if (bool()) {
      builder.due(instant());
    }
    if (bool()) {
      builder.done(instant());
    }
    return builder.build();
  }

  private Deal deal(DealId id, long version) {
    Deal.Builder builder = Samples.deal(id.value());
    builder.version(version).title(oneOf(TEXTS)).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant()).client(new ClientId(1 + number(5)));
    if (bool()) {
      builder.amount(new Money(new BigDecimal(oneOf(AMOUNTS)), bool() ? "EUR" : "RUB"));
    }
    if (bool()) {
      builder.addLabels(new LabelId(1 + number(2)));
    }
    for (int pipeline = 1; pipeline <= 2; pipeline++) {
      if (bool()) {
        builder.putStages(new PipelineId(pipeline), stageEntry());
      }
    }
    return builder.build();
  }

  /** Returns a random query; its start position, if any, is that of some record. */
  public <R extends CrmRecord> RecordQuery<R> query(Class<R> type) {
    RecordKind kind = RecordKind.of(type);
    Sort sort = sort(kind);
    return new RecordQuery<>(
        type,
        scope(),
        number(3) == 0 ? Condition.always() : condition(3),
        sort,
        number(3) == 0 ? after(kind, sort) : null,
        1 + number(40));
  }

  private Position after(RecordKind kind, Sort sort) {
    long id = 1L + number(60);
    return sort.position(
        switch (kind) {
          case CLIENT -> client(new ClientId(id), 1);
          case ACTIVITY -> activity(new ActivityId(id), 1);
          case DEAL -> deal(new DealId(id), 1);
        });
  }

  private Sort sort(RecordKind kind) {
    Sort.By by = oneOf(List.of(Sort.Attribute.values()));
    if (kind == RecordKind.CLIENT && bool()) {
      by = ofField();
    } else if (number(5) == 0) {
      by = new Sort.ByClosing(number(4) == 0 ? NOT_CLOSING : CLOSING);
    }
    return new Sort(by, bool());
  }

  private Sort.By ofField() {
    List<OptionId> options =
        bool() ? List.of(new OptionId(3), new OptionId(1)) : List.of(new OptionId(2));
    return switch (number(6)) {
      case 0 -> new Sort.OfField(new FieldId(1), FieldType.TEXT, List.of());
      case 1 -> new Sort.OfField(new FieldId(2), FieldType.NUMBER, List.of());
      case 2 -> new Sort.OfField(new FieldId(3), FieldType.CHECKBOX, List.of());
      case 3 -> new Sort.OfField(new FieldId(4), FieldType.DATE, List.of());
      case 4 -> new Sort.OfField(new FieldId(5), FieldType.SELECTOR, List.of());
      default -> new Sort.OfField(new FieldId(5), FieldType.SELECTOR, options);
    };
  }

  private Scope scope() {
    return switch (number(8)) {
      case 0 -> Scope.nothing();
      case 1, 2, 3 -> Scope.everything();
      case 4, 5 -> Scope.portfolios(portfolios(1 + number(4)));
      default -> Scope.portfolios(portfolios(PORTFOLIOS));
    };
  }

  private Set<PortfolioId> portfolios(int count) {
    Set<PortfolioId> ids = new HashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(new PortfolioId(1 + number(PORTFOLIOS + 1)));
    }
    return ids;
  }

  /** Returns a condition of at most the given depth. */
  private Condition condition(int depth) {
    return switch (depth > 0 ? number(5) : 4) {
      case 0 -> new Condition.And(conditions(depth - 1));
      case 1 -> bool() ? new Condition.Or(conditions(depth - 1)) : equalities();
      case 2 -> new Condition.Not(condition(depth - 1));
      default -> bool() ? ofClients() : ofAny();
    };
  }

  /**
   * Returns a disjunction of equalities that a store can combine into one condition, or nearly so.
   */
  private Condition equalities() {
    int kind = number(6);
    FieldId field = new FieldId(1 + number(2));
    List<Condition> parts =
        Stream.generate(
                () ->
                    switch (kind) {
                      case 0 -> equalsOne(new FieldId(1));
                      case 1 -> equalsOne(new FieldId(2));
                      case 2 -> new Condition.FieldContains(field, oneOf(PARTS));
                      case 3 -> new Condition.NameContains(oneOf(PARTS));
                      case 4 -> equalsOne(field);
                      default -> ofAny();
                    })
            .limit(2 + number(bool() ? 12 : 40))
            .map(part -> number(15) == 0 ? new Condition.Not(part) : part)
            .toList();
    return bool()
        ? new Condition.Or(parts)
        : new Condition.And(parts.stream().<Condition>map(Condition.Not::new).toList());
  }

  private Condition equalsOne(FieldId field) {
    FieldValue value =
        switch (number(7)) {
          case 0 -> FieldValue.text("none");
          case 1, 2, 3 -> FieldValue.text(oneOf(TEXTS));
          case 4 -> FieldValue.date(date());
          default -> FieldValue.number(decimal());
        };
    return bool()
        ? new Condition.FieldCompares(field, Comparison.EQUAL, value)
        : new Condition.FieldIn(
            field, Set.copyOf(List.of(value, FieldValue.text(bool() ? "acme" : ""))));
  }

  private List<Condition> conditions(int depth) {
    return Stream.generate(() -> condition(depth)).limit(number(4)).toList();
  }

  private Condition ofClients() {
    Comparison comparison = oneOf(List.of(Comparison.values()));
    FieldId field = new FieldId(1 + number(6));
    return switch (number(9)) {
      case 0 -> new Condition.HasField(field);
      case 1 -> new Condition.FieldContains(field, oneOf(PARTS));
      case 2, 3, 4 ->
          new Condition.FieldCompares(new FieldId(1), comparison, FieldValue.text(oneOf(TEXTS)));
      case 5 ->
          new Condition.FieldCompares(new FieldId(2), comparison, FieldValue.number(decimal()));
      case 6 -> new Condition.FieldCompares(new FieldId(4), comparison, FieldValue.date(date()));
      case 7 ->
          new Condition.FieldCompares(
              field,
              comparison,
              bool() ? FieldValue.checkbox(bool()) : FieldValue.number(BigDecimal.ONE));
      default ->
          new Condition.FieldCompares(
              new FieldId(5), comparison, FieldValue.choice(new OptionId(1 + number(3))));
    };
  }

  private Condition ofAny() {
    return switch (number(12)) {
      case 0 -> Condition.always();
      case 1 -> Condition.never();
      case 2 -> new Condition.InPortfolios(portfolios(number(9)));
      case 3, 4, 5 -> new Condition.NameContains(oneOf(PARTS));
      case 6 ->
          new Condition.HasLabel(Set.copyOf(List.of(new LabelId(1 + number(3)), new LabelId(3))));
      case 7 ->
          new Condition.InStage(
              new PipelineId(1 + number(2)), stages(), timeOrNull(), timeOrNull());
      case 8 ->
          new Condition.OfClient(
              Set.copyOf(List.of(new ClientId(1 + number(6)), new ClientId(1 + number(6)))));
      case 9 -> new Condition.OfKind(oneOf(List.of(ActivityKind.values())));
      case 10 -> new Condition.InCurrency(bool() ? Set.of("EUR") : Set.of("RUB", "USD"));
      default -> range();
    };
  }

  /** Returns a range, which may be empty, or joined with others of the same attribute. */
  private Condition range() {
    Sort.Attribute attribute = oneOf(RANGES);
    Condition range =
        attribute == Sort.Attribute.AMOUNT
            ? new Condition.InRange(attribute, amountOrNull(), amountOrNull())
            : Condition.InRange.of(attribute, timeOrNull(), timeOrNull());
    return number(4) == 0 ? new Condition.And(List.of(range, range())) : range;
  }

  private @Nullable SortKey amountOrNull() {
    return number(3) == 0 ? null : new SortKey.OfNumber(decimal());
  }

  private @Nullable Instant timeOrNull() {
    return number(3) == 0 ? null : instant().plusNanos(number(2));
  }

  private Set<StageId> stages() {
    return switch (number(4)) {
      case 0 -> Set.of();
      case 1 -> Set.of(new StageId(1));
      case 2 -> Set.of(new StageId(1), new StageId(2));
      default -> Set.of(new StageId(1), new StageId(3), new StageId(9));
    };
  }

  private BigDecimal decimal() {
    return new BigDecimal(oneOf(NUMBERS));
  }

  private LocalDate date() {
    return LocalDate.of(1970, 1, 1).plusDays(number(5) - 2);
  }

  private Instant instant() {
    return Samples.at(number(20)).plusNanos(1_000L * number(2));
  }

  /** Returns a portfolio; those with lower numbers have more records. */
  private PortfolioId portfolio() {
    return new PortfolioId(1 + Math.min(number(PORTFOLIOS), number(PORTFOLIOS)));
  }

  private StageEntry stageEntry() {
    return new StageEntry(new StageId(1 + number(3)), instant());
  }
}
