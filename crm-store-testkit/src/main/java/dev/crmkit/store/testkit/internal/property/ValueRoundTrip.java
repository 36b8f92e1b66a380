package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.property.EdgeCaseValues.Case;
import dev.crmkit.store.testkit.internal.property.EdgeCaseValues.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tests that values accepted by a session are read back unchanged, also after reopening the store,
 * and that all others are invalid (rules.md R2, R3, R5, F3).
 */
public final class ValueRoundTrip {

  private final Random random;
  private final List<String> differences = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();
  private final Map<FieldType, FieldId> fields = new EnumMap<>(FieldType.class);
  private CrmSession session;
  private ClientId client = new ClientId(1);

  /**
   * A read of an accepted value.
   *
   * @param what the description
   * @param expected the expected value as text
   * @param read reads the value
   */
  private record Read(String what, String expected, Function<CrmSession, String> read) {}

  private ValueRoundTrip(long seed, CrmSession session) {
    this.random = new Random(seed);
    this.session = session;
  }

  /**
   * Submits every kind of edge case in every argument that takes such a value.
   *
   * @param seed chooses the values
   * @param store where the workspace is created; it is closed
   * @param reopening closes the store and opens its data again
   * @return the differences, one sentence each
   * @throws Exception when the store cannot be reopened
   */
  public static List<String> differences(
      long seed, CrmStore store, ReferenceComparison.StoreOpener reopening) throws Exception {
    WorkspaceId workspace = WorkspaceId.of("w" + UUID.randomUUID());
    Crm crm = open(store, workspace, seed);
    UserId director = crm.director().id();
    ValueRoundTrip values = new ValueRoundTrip(seed, crm.session(director));
    values.submitAll();
    values.readAll("");
    try (CrmStore reopened = reopening.of(store)) {
      values.session = open(reopened, workspace, seed + 1).session(director);
      values.readAll(" after the store was reopened");
    }
    return values.differences;
  }

  private static Crm open(CrmStore store, WorkspaceId workspace, long seed) {
    return Crm.open(
        store,
        workspace,
        NewDirector.of("Anna").email("anna@example.org"),
        CrmOptions.standard().withRandom(new Random(seed)));
  }

  private void submitAll() {
    for (FieldType type : List.of(FieldType.TEXT, FieldType.NUMBER, FieldType.DATE)) {
      fields.put(type, session.form().createField(NewField.of("A " + type, type)).id());
    }
    client = session.clients().create(NewClient.of("client")).id();
    EdgeCaseValues.fieldValues().forEach(this::submitFieldValue);
    EdgeCaseValues.amounts().forEach(this::submitAmount);
    EdgeCaseValues.times().forEach(this::submitTime);
  }

  private void submitFieldValue(Case<TypedValue> kind) {
    TypedValue given = kind.make().apply(random);
    FieldId field = Objects.requireNonNull(fields.get(given.type()));
    String expected = expected(given.value());
    NewClient named = NewClient.of("n").field(field, given.value());
    ClientId created = submit(kind, "created", () -> session.clients().create(named).id());
    ClientEdit edit = ClientEdit.of(client).field(field, given.value());
    submit(kind, "edited", () -> session.clients().edit(edit).id());
    NewField withDefault =
        NewField.of(kind.name(), given.type()).defaultValue(given.value()).hint("hint");
    FieldId inDefault = submit(kind, "default", () -> session.form().createField(withDefault).id());
    Filter filter = Filter.field(field).is(given.value());
    submit(kind, "filter", () -> session.clients().list(Query.all().where(filter)));
    if (created != null) {
      expect(kind, expected, in -> text(in.clients().get(created).fields().get(field)));
      expect(kind, expected, in -> changed(in.clients().history(created).items(), field.path()));
      expect(
          kind,
          "found",
          in -> {
            Query query = Query.all().where(filter).limit(1_000);
            boolean found =
                in.clients().list(query).items().stream().anyMatch(v -> v.id().equals(created));
            return found ? "found" : "not found by its value";
          });
    }
    if (inDefault != null) {
      expect(kind, expected, in -> text(in.form().field(inDefault).defaultValue().orElse(null)));
    }
    if (given.value() instanceof FieldValue.Text text) {
      submitText(kind, text.value());
    }
  }

  /**
   * Submits a text in arguments other than field values; it is wrapped, since names cannot be
   * blank.
   */
  private void submitText(Case<TypedValue> kind, String text) {
    String name = "x" + text + random.nextInt() + "x";
    ClientId named = submit(kind, "name", () -> session.clients().create(NewClient.of(name)).id());
    if (named != null) {
      expect(kind, name, in -> in.clients().get(named).name());
    }
    NewField field = NewField.of(name, FieldType.TEXT).hint(text);
    FieldId hinted = submit(kind, "hint", () -> session.form().createField(field).id());
    if (hinted != null) {
      expect(kind, name, in -> in.form().field(hinted).name());
      expect(kind, text, in -> in.form().field(hinted).hint().orElse(""));
    }
    NewUser user =
        NewUser.builder()
            .from(NewUser.manager(name).email("u" + random.nextLong() + "@x.org"))
            .contacts(text)
            .build();
    UserId contact = submit(kind, "contacts", () -> session.users().create(user).id());
    if (contact != null) {
      expect(kind, text, in -> in.users().get(contact).contacts().orElse(""));
    }
  }

  private void submitAmount(Case<Money> kind) {
    Money given = kind.make().apply(random);
    String expected = expected(FieldValue.number(given.number())) + " " + given.currency();
    NewDeal deal = NewDeal.of(client, "deal").amount(given);
    DealId created = submit(kind, "created", () -> session.deals().create(deal).id());
    DealId edited = session.deals().create(NewDeal.of(client, "edited")).id();
    submit(kind, "edited", () -> session.deals().edit(DealEdit.of(edited).amount(given)).id());
    if (created != null) {
      expect(kind, expected, in -> in.deals().get(created).amount().orElseThrow().toString());
      expect(kind, expected, in -> in.deals().get(edited).amount().orElseThrow().toString());
      expect(kind, expected, in -> changed(in.deals().history(created).items(), "amount"));
    }
  }

  private void submitTime(Case<Instant> kind) {
    Instant given = kind.make().apply(random);
    NewActivity activity = NewActivity.of(client, "s").due(given).done(given);
    ActivityId created = submit(kind, "created", () -> session.activities().create(activity).id());
    Query query = Query.all().where(Filter.due().to(given));
    submit(kind, "filter", () -> session.activities().list(query));
    if (created != null) {
      String expected = given.truncatedTo(ChronoUnit.MICROS).toString();
      expect(kind, expected, in -> in.activities().get(created).due().orElseThrow().toString());
      expect(kind, expected, in -> in.activities().get(created).done().orElseThrow().toString());
      expect(kind, expected, in -> changed(in.activities().history(created).items(), "due"));
    }
  }

  private <T> @Nullable T submit(Case<?> kind, String where, Supplier<T> call) {
    try {
      T result = call.get();
      if (!kind.accepted()) {
        differences.add(kind.name() + " was accepted (" + where + ")");
      }
      return result;
    } catch (InvalidException e) {
      if (kind.accepted()) {
        differences.add(kind.name() + " (" + where + "): " + e.getMessage());
      } else if (e.violations().stream().anyMatch(violation -> violation.value() == null)) {
        differences.add(kind.name() + " (" + where + ") has a violation without the value: " + e);
      }
      return null;
    } catch (RuntimeException e) {
      differences.add(kind.name() + " (" + where + "): " + e);
      return null;
    }
  }

  private void expect(Case<?> kind, String expected, Function<CrmSession, String> read) {
    reads.add(new Read(kind.name(), expected, read));
  }

  private void readAll(String when) {
    for (Read each : reads) {
      String read;
      try {
        read = each.read().apply(session);
      } catch (RuntimeException e) {
        read = e.toString();
      }
      if (!read.equals(each.expected())) {
        differences.add(each.what() + when + ": '" + read + "', not '" + each.expected() + "'");
      }
    }
    try {
      session.clients().list(Query.all());
      session.deals().list(Query.all());
      session.activities().list(Query.all());
      session.events(PageRequest.first().limit(1_000));
    } catch (RuntimeException e) {
      differences.add("a list" + when + ": " + e);
    }
  }

  /**
   * Returns the text of a value as it is stored; empty for numbers out of range, which are not
   * stored.
   */
  private static String expected(FieldValue given) {
    if (given instanceof FieldValue.Number number) {
      BigDecimal value = number.value();
      boolean isFar = value.signum() != 0 && Math.abs((long) value.scale()) > 1_000;
      return isFar || value.scale() > 1_000
          ? "far"
          : value.setScale(Math.max(0, value.scale())).toPlainString();
    }
    return given.asText();
  }

  private static String text(@Nullable FieldValue value) {
    return value == null ? "nothing" : value.asText();
  }

  private static String changed(List<HistoryView> history, String attribute) {
    return history.stream()
        .flatMap(view -> view.changes().stream())
        .filter(change -> change.attribute().equals(attribute))
        .map(change -> String.valueOf(change.after()))
        .findFirst()
        .orElse("nothing");
  }
}
