package dev.crmkit.store.testkit;

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
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.record.StagePlace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records, conditions, sorts and scopes by the dice: few different values, so that keys are often
 * equal or absent, and conditions are met by some. The same seed gives the same.
 */
final class RandomRecords {

  /** Portfolios 1 to 8 are in use; what lies in them is unevenly many. */
  static final int PORTFOLIOS = 8;

  private static final List<String> NAMES =
      List.of("елка", "Ёлка", "ель", "Acme", "acme", "ACME 2", "\uD83D\uDE00", "\uFFFD", "Zeta");

  private static final List<String> NUMBERS =
      List.of("1", "1.0", "-3", "0", "2.50", "1e3", "99.99");

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  int number(int below) {
    return random.nextInt(below);
  }

  /** The next version of a record, or its first, with all else by the dice. */
  CrmRecord record(RecordId id, long version) {
    if (id instanceof ClientId client) {
      return client(client, version);
    }
    return id instanceof ActivityId activity
        ? activity(activity, version)
        : deal((DealId) id, version);
  }

  private Client client(ClientId id, long version) {
    Client.Builder builder = Samples.client(id.value());
    builder.version(version).name(name()).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant());
    if (maybe()) {
      builder.putFields(new FieldId(1), FieldValue.text(name()));
    }
    if (maybe()) {
      builder.putFields(new FieldId(2), FieldValue.number(decimal()));
    }
    if (maybe()) {
      builder.putFields(new FieldId(3), FieldValue.checkbox(maybe()));
    }
    if (maybe()) {
      builder.putFields(new FieldId(4), FieldValue.date(date()));
    }
    if (maybe()) {
      builder.putFields(new FieldId(5), FieldValue.choice(new OptionId(1 + number(3))));
    }
    if (maybe()) {
      builder.addLabels(new LabelId(1 + number(2)));
    }
    if (maybe()) {
      builder.putStages(new PipelineId(1), place());
    }
    return builder.build();
  }

  private Activity activity(ActivityId id, long version) {
    Activity.Builder builder = Samples.activity(id.value());
    builder.version(version).subject(name()).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant()).client(new ClientId(1 + number(5)));
    builder.kind(any(ActivityKind.values()));
    if (maybe()) {
      builder.due(instant());
    }
    if (maybe()) {
      builder.done(instant());
    }
    return builder.build();
  }

  private Deal deal(DealId id, long version) {
    Deal.Builder builder = Samples.deal(id.value());
    builder.version(version).title(name()).portfolio(portfolio()).createdAt(instant());
    builder.updatedAt(instant()).client(new ClientId(1 + number(5)));
    if (maybe()) {
      builder.amount(new Money(decimal(), maybe() ? "EUR" : "RUB"));
    }
    if (maybe()) {
      builder.addLabels(new LabelId(1 + number(2)));
    }
    if (maybe()) {
      builder.putStages(new PipelineId(1), place());
    }
    return builder.build();
  }

  /** A sort that suits the kind. */
  Sort sort(RecordKind kind) {
    Sort.By by = kind == RecordKind.CLIENT && maybe() ? ofField() : any(Sort.Attribute.values());
    return new Sort(by, maybe());
  }

  private Sort.By ofField() {
    List<OptionId> options = List.of(new OptionId(3), new OptionId(1));
    return switch (number(5)) {
      case 0 -> new Sort.OfField(new FieldId(1), FieldType.TEXT, List.of());
      case 1 -> new Sort.OfField(new FieldId(2), FieldType.NUMBER, List.of());
      case 2 -> new Sort.OfField(new FieldId(3), FieldType.CHECKBOX, List.of());
      case 3 -> new Sort.OfField(new FieldId(4), FieldType.DATE, List.of());
      default -> new Sort.OfField(new FieldId(5), FieldType.SELECTOR, options);
    };
  }

  Scope scope() {
    return switch (number(6)) {
      case 0 -> Scope.nothing();
      case 1, 2 -> Scope.everything();
      default -> Scope.portfolios(portfolios());
    };
  }

  private Set<PortfolioId> portfolios() {
    Set<PortfolioId> ids = new HashSet<>();
    int count = 1 + number(4);
    for (int i = 0; i < count; i++) {
      ids.add(new PortfolioId(1 + number(PORTFOLIOS + 1)));
    }
    return ids;
  }

  /** A condition that is nested as deeply as given at most. */
  Condition condition(int depth) {
    return switch (depth > 0 ? number(5) : 4) {
      case 0 -> new Condition.And(conditions(depth - 1));
      case 1 -> new Condition.Or(conditions(depth - 1));
      case 2 -> new Condition.Not(condition(depth - 1));
      default -> maybe() ? ofClients() : ofAny();
    };
  }

  private List<Condition> conditions(int depth) {
    return Stream.generate(() -> condition(depth)).limit(number(4)).toList();
  }

  private Condition ofClients() {
    Comparison comparison = any(Comparison.values());
    return switch (number(7)) {
      case 0 -> new Condition.HasField(new FieldId(1 + number(6)));
      case 1 -> new Condition.FieldContains(new FieldId(1), "ЕЛ");
      case 2 -> new Condition.FieldCompares(new FieldId(1), comparison, FieldValue.text(name()));
      case 3 ->
          new Condition.FieldCompares(new FieldId(2), comparison, FieldValue.number(decimal()));
      case 4 -> new Condition.FieldCompares(new FieldId(4), comparison, FieldValue.date(date()));
      case 5 ->
          new Condition.FieldCompares(
              new FieldId(5), Comparison.EQUAL, FieldValue.choice(new OptionId(1 + number(3))));
      default ->
          new Condition.FieldCompares(
              new FieldId(3), Comparison.EQUAL, FieldValue.checkbox(maybe()));
    };
  }

  private Condition ofAny() {
    return switch (number(10)) {
      case 0 -> Condition.always();
      case 1 -> Condition.never();
      case 2 -> new Condition.InPortfolios(portfolios());
      case 3 -> new Condition.NameContains(maybe() ? "ёл" : "AC");
      case 4 -> new Condition.HasLabel(new LabelId(1 + number(3)));
      case 5 ->
          new Condition.InStage(
              new PipelineId(1 + number(2)), Set.of(new StageId(1), new StageId(2)));
      case 6 -> new Condition.OfClient(new ClientId(1 + number(6)));
      case 7 -> new Condition.OfKind(any(ActivityKind.values()));
      case 8 -> new Condition.IsDone();
      default -> new Condition.DueBefore(instant());
    };
  }

  private String name() {
    return NAMES.get(number(NAMES.size()));
  }

  private <T> T any(T[] constants) {
    return constants[number(constants.length)];
  }

  private BigDecimal decimal() {
    return new BigDecimal(NUMBERS.get(number(NUMBERS.size())));
  }

  private LocalDate date() {
    return LocalDate.of(2026, 1, 1).plusDays(number(4));
  }

  private Instant instant() {
    return Samples.at(number(20)).plusNanos(1_000L * number(2));
  }

  /** The lower the number, the more lies in it. */
  private PortfolioId portfolio() {
    return new PortfolioId(1 + Math.min(number(PORTFOLIOS), number(PORTFOLIOS)));
  }

  private StagePlace place() {
    return new StagePlace(new StageId(1 + number(3)), instant());
  }

  private boolean maybe() {
    return random.nextBoolean();
  }
}
