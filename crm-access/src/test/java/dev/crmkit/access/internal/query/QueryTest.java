package dev.crmkit.access.internal.query;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.NOBODY;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Clients;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What lists can be asked for, and what they must not tell: rules.md F2, P3, R5, A2, A4. */
class QueryTest {

  private static final FieldId NO_SUCH = FieldId.of(123_456);

  private final SmallCompany company = new SmallCompany();

  private List<String> names(UserId user, Filter... filters) {
    return names(user, Query.all().where(filters).sortedBy(Order.NAME));
  }

  private List<String> names(UserId user, Query query) {
    return company.as(user).clients().list(query).items().stream().map(ClientView::name).toList();
  }

  private List<Violation> violations(UserId user, Query query) {
    InvalidException thrown =
        catchThrowableOfType(InvalidException.class, () -> company.as(user).clients().list(query));
    assertThat(thrown).as("it is refused as invalid").isNotNull();
    return thrown.violations();
  }

  @Tag("R5")
  @Tag("F3")
  @Test
  void fieldsAreComparedByTheirType() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    FieldId city = company.field("city", FieldType.TEXT);
    for (String number : List.of("9", "10", "11")) {
      company
          .as(VERA)
          .clients()
          .create(NewClient.of(number).field(budget, number).field(city, "Орёл " + number));
    }
    company.client(VERA, "none");

    assertThat(names(VERA, Filter.field(budget).is("10.0"))).containsExactly("10");
    assertThat(names(VERA, Filter.field(budget).atLeast(FieldValue.text("10"))))
        .containsExactly("10", "11");
    assertThat(names(VERA, Filter.field(budget).lessThan(FieldValue.text("10"))))
        .containsExactly("9");
    assertThat(names(VERA, Filter.field(budget).absent())).containsExactly("none");
    assertThat(names(VERA, Filter.not(Filter.field(budget).absent()))).hasSize(3);
    assertThat(names(VERA, Filter.field(city).contains("ОРЕЛ 1"))).containsExactly("10", "11");
    assertThat(names(VERA, Filter.field(city).is("орёл 9"))).as("to the letter").isEmpty();
  }

  @Tag("F6")
  @Test
  void aCheckboxNeverSetIsFoundAsNo() {
    FieldId vat = company.field("vat", FieldType.CHECKBOX);
    company.as(VERA).clients().create(NewClient.of("yes").field(vat, "true"));
    company.as(VERA).clients().create(NewClient.of("no").field(vat, "false"));
    company.client(VERA, "never");

    assertThat(names(VERA, Filter.field(vat).is("false"))).containsExactly("never", "no");
    assertThat(names(VERA, Filter.field(vat).is("true"))).containsExactly("yes");
    assertThat(names(VERA, Filter.field(vat).absent())).isEmpty();
    assertThat(names(VERA, Query.all().sortedBy(Order.field(vat).reversed()))).startsWith("yes");
  }

  @Tag("F4")
  @Test
  void anArchivedOptionIsStillFoundAndSortedLast() {
    Field tier =
        company.as(ANNA).form().createField(NewField.selector("tier", "gold", "silver", "iron"));
    for (String option : List.of("iron", "gold", "silver")) {
      company.as(VERA).clients().create(NewClient.of(option).field(tier.id(), option));
    }
    company.as(ANNA).form().editField(FieldEdit.of(tier.id()).options(List.of("iron", "silver")));

    assertThat(names(VERA, Filter.field(tier.id()).is("gold"))).containsExactly("gold");
    assertThat(names(VERA, Query.all().sortedBy(Order.field(tier.id()))))
        .containsExactly("iron", "silver", "gold");
  }

  @Tag("R5")
  @Test
  void labelsStagesOwnersAndNamesCanBeAskedForTogether() {
    LabelId vip = company.label("vip");
    Pipeline retail = company.clientPipeline("retail", "contact", "close");
    company
        .as(VERA)
        .clients()
        .create(NewClient.of("Ёлка").addLabel(vip).stage(retail.id(), stage(retail, "contact")));
    company.as(GLEB).clients().create(NewClient.of("елка 2").addLabel(vip));

    assertThat(names(BORIS, Filter.label(vip))).hasSize(2);
    assertThat(names(BORIS, Filter.label(vip), Filter.owner(GLEB))).containsExactly("елка 2");
    assertThat(names(BORIS, Filter.stage(retail.id(), stage(retail, "contact"))))
        .containsExactly("Ёлка");
    assertThat(names(BORIS, Filter.offPipeline(retail.id()))).containsExactly("елка 2");
    assertThat(names(BORIS, Filter.nameContains("ЕЛКА"))).hasSize(2);
    assertThat(
            names(
                BORIS,
                Filter.or(Filter.owner(VERA), Filter.and(Filter.label(vip), Filter.owner(GLEB)))))
        .hasSize(2);
    assertThat(company.as(BORIS).clients().count(Query.all().where(Filter.owner(GLEB))))
        .isEqualTo(1);
  }

  @Tag("V8")
  @Tag("A2")
  @Test
  void anOwnerWhoseRecordsOneDoesNotSeeHasNone() {
    company.client(DINA, "Dina's");

    assertThat(names(VERA, Filter.owner(DINA))).isEmpty();
    assertThat(names(VERA, Filter.owner(NOBODY))).isEmpty();
    assertThat(names(VERA, Filter.not(Filter.owner(NOBODY)))).isEmpty();
  }

  @Tag("P3")
  @Test
  void dealsAreFoundByHowTheyClosedAndActivitiesByWhatTheyAre() {
    Pipeline sales = company.sales("sales");
    ClientId client = company.client(VERA, "C");
    for (String stage : List.of("offer", "won", "lost")) {
      company
          .as(VERA)
          .deals()
          .create(NewDeal.of(client, stage).stage(sales.id(), stage(sales, stage)));
    }
    company.as(VERA).deals().create(NewDeal.of(client, "nowhere"));
    Instant due = Instant.parse("2026-04-01T00:00:00Z");
    company
        .as(VERA)
        .activities()
        .create(NewActivity.of(client, "call").kind(ActivityKind.CALL).due(due));
    var task = company.as(VERA).activities().create(NewActivity.of(client, "task"));
    company.as(VERA).activities().edit(ActivityEdit.of(task.id()).finished(true));

    assertThat(titles(Filter.closed(DealOutcome.WON))).containsExactly("won");
    assertThat(titles(Filter.closed(DealOutcome.LOST))).containsExactly("lost");
    assertThat(titles(Filter.open())).containsExactly("nowhere", "offer");
    assertThat(titles(Filter.ofClient(client))).hasSize(4);
    assertThat(subjects(Filter.kind(ActivityKind.CALL))).containsExactly("call");
    assertThat(subjects(Filter.done().present())).containsExactly("task");
    assertThat(subjects(Filter.due().to(due.plusNanos(1)))).containsExactly("call");
    assertThat(subjects(Filter.due().to(due))).isEmpty();
  }

  private List<String> titles(Filter filter) {
    return company
        .as(VERA)
        .deals()
        .list(Query.all().where(filter).sortedBy(Order.NAME))
        .items()
        .stream()
        .map(DealView::title)
        .toList();
  }

  private List<String> subjects(Filter filter) {
    return company.as(VERA).activities().list(Query.all().where(filter)).items().stream()
        .map(ActivityView::subject)
        .toList();
  }

  @Test
  void whatHasNoValueComesLastInEitherDirection() {
    ClientId client = company.client(VERA, "C");
    company.as(VERA).deals().create(NewDeal.of(client, "none"));
    company.as(VERA).deals().create(NewDeal.of(client, "9").amount(Money.parse("9 EUR")));
    company.as(VERA).deals().create(NewDeal.of(client, "10").amount(Money.parse("10 EUR")));

    for (Order order : List.of(Order.AMOUNT, Order.AMOUNT.reversed())) {
      assertThat(company.as(VERA).deals().list(Query.all().sortedBy(order)).items())
          .last()
          .extracting(DealView::title)
          .isEqualTo("none");
    }
    assertThat(company.as(VERA).deals().list(Query.all().sortedBy(Order.AMOUNT)).items())
        .first()
        .extracting(DealView::title)
        .isEqualTo("9");
  }

  @Tag("F2")
  @Tag("A2")
  @Test
  void aHiddenFieldCanNeitherBeQueriedNorSortedByAndIsReportedLikeAMissingOne() {
    FieldId debt =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()))
            .id();

    Violation hidden = violations(VERA, Query.all().where(Filter.field(debt).is("7"))).get(0);
    Violation missing = violations(VERA, Query.all().where(Filter.field(NO_SUCH).is("7"))).get(0);
    assertThat(hidden)
        .isEqualTo(new Violation(debt.path(), missing.code(), missing.value(), missing.expected()));
    assertThat(violations(VERA, Query.all().sortedBy(Order.field(debt)))).containsExactly(hidden);
    assertThat(names(BORIS, Filter.field(debt).is("7"))).isEmpty();
  }

  @Tag("A2")
  @Tag("A4")
  @Test
  void everyProblemWithAQueryIsReportedAtOnce() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    FieldId vat = company.field("vat", FieldType.CHECKBOX);
    Pipeline sales = company.sales("sales");
    Query query =
        Query.all()
            .where(
                Filter.field(budget).is("many"),
                Filter.field(vat).atLeast(FieldValue.checkbox(true)),
                Filter.label(LabelId.of(77)),
                Filter.stage(sales.id(), stage(sales, "won")),
                Filter.done().present(),
                Filter.nameContains("\0"))
            .sortedBy(Order.DUE)
            .limit(0)
            .after("forged");

    assertThat(violations(VERA, query))
        .extracting(Violation::field)
        .containsExactly(
            budget.path(),
            vat.path(),
            "label/77",
            sales.id().path(),
            "done",
            "name",
            "due",
            "limit",
            "after");
  }

  @Tag("A2")
  @Test
  void whatHasNoOrderIsOnlyAskedForBeingTheSame() {
    FieldId tier =
        company.as(ANNA).form().createField(NewField.selector("tier", "gold", "iron")).id();
    FieldId budget = company.field("budget", FieldType.NUMBER);

    assertThat(codes(Filter.field(tier).atLeast(FieldValue.text("gold"))))
        .containsExactly(ViolationCode.NOT_ALLOWED);
    assertThat(codes(Filter.field(budget).lessThan(FieldValue.empty())))
        .containsExactly(ViolationCode.NOT_ALLOWED);
    assertThat(names(VERA, Filter.field(tier).is("gold"))).isEmpty();
  }

  @Test
  void onlyTextsAreSearchedAndOnlyForTexts() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    FieldId city = company.field("city", FieldType.TEXT);

    assertThat(codes(Filter.field(budget).contains("1")))
        .containsExactly(ViolationCode.NOT_ALLOWED);
    assertThat(codes(Filter.field(city).contains("\0"))).containsExactly(ViolationCode.MALFORMED);
    assertThat(codes(Filter.field(NO_SUCH).contains("x"))).containsExactly(ViolationCode.UNKNOWN);
  }

  private List<ViolationCode> codes(Filter filter) {
    return violations(VERA, Query.all().where(filter)).stream().map(Violation::code).toList();
  }

  @Tag("F2")
  @Test
  void dealsHaveNoFieldsOfTheFormWhetherTheFieldExistsOrNot() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    for (FieldId field : List.of(budget, NO_SUCH)) {
      assertThatThrownBy(
              () -> company.as(VERA).deals().count(Query.all().where(Filter.field(field).is("1"))))
          .hasMessage(
              field.path()
                  + ": a condition or order that deal records have; fields are of clients"
                  + " (NOT_ALLOWED)");
    }
  }

  @Test
  void eachKindIsAskedForWhatItHasOnly() {
    Pipeline retail = company.clientPipeline("retail", "contact");
    InvalidException ofActivities =
        catchThrowableOfType(
            InvalidException.class,
            () ->
                company
                    .as(VERA)
                    .activities()
                    .list(
                        Query.all()
                            .where(
                                Filter.stage(retail.id(), stage(retail, "contact")),
                                Filter.label(LabelId.of(77)))
                            .sortedBy(Order.AMOUNT)));

    assertThat(ofActivities.violations())
        .extracting(Violation::field, Violation::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stage", ViolationCode.NOT_ALLOWED),
            org.assertj.core.groups.Tuple.tuple("label", ViolationCode.NOT_ALLOWED),
            org.assertj.core.groups.Tuple.tuple("amount", ViolationCode.NOT_ALLOWED));
  }

  @Test
  void aPageHasAtMostAsManyAsPagesHave() {
    assertThat(company.as(VERA).clients().list(Query.all().limit(PageRequest.MAX_LIMIT)).items())
        .isEmpty();
    assertThat(violations(VERA, Query.all().limit(PageRequest.MAX_LIMIT + 1)))
        .extracting(Violation::field)
        .containsExactly("limit");
  }

  @Test
  void aStageOfAnotherPipelineIsUnknown() {
    Pipeline retail = company.clientPipeline("retail", "contact");

    assertThat(violations(VERA, Query.all().where(Filter.stage(retail.id(), StageId.of(4711)))))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.UNKNOWN);
  }

  @Test
  void pagesContinueWhereTheLastOneEndedInEveryOrder() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    for (int i = 0; i < 7; i++) {
      NewClient client = NewClient.of("c" + i);
      company.as(VERA).clients().create(i % 3 == 0 ? client : client.field(budget, "" + i / 2));
      company.later();
    }

    for (Order order : List.of(Order.CREATED, Order.NAME, Order.UPDATED, Order.field(budget))) {
      for (Order each : List.of(order, order.reversed())) {
        Query query = Query.all().sortedBy(each);
        List<String> paged = new ArrayList<>();
        Page<ClientView> page = company.as(VERA).clients().list(query.limit(2));
        page.items().forEach(client -> paged.add(client.name()));
        while (page.next().isPresent()) {
          page = company.as(VERA).clients().list(query.limit(2).after(page.next().get()));
          page.items().forEach(client -> paged.add(client.name()));
        }
        assertThat(paged).isEqualTo(names(VERA, query)).hasSize(7);
      }
    }
  }

  @Test
  void aCursorIsGoodForItsUserAndItsQueryOnly() {
    for (int i = 0; i < 3; i++) {
      company.client(VERA, "c" + i);
    }
    Query query = Query.all().limit(1);
    String cursor = company.as(VERA).clients().list(query).next().orElseThrow();

    assertThat(names(VERA, query.limit(10).after(cursor))).hasSize(2);
    String damaged = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
    assertThat(violations(VERA, query.after(damaged)))
        .extracting(Violation::field, Violation::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("after", ViolationCode.MALFORMED));
    assertThat(violations(GLEB, query.after(cursor))).hasSize(1);
    assertThat(violations(VERA, query.sortedBy(Order.NAME).after(cursor))).hasSize(1);
    assertThat(violations(VERA, query.where(Filter.nameContains("c")).after(cursor))).hasSize(1);
    assertThat(violations(VERA, query.after(""))).hasSize(1);
    assertThat(
            catchThrowableOfType(
                InvalidException.class,
                () -> company.as(VERA).deals().list(Query.all().after(cursor))))
        .isNotNull();
  }

  /** It holds the value after which it goes on, and that is a number. */
  @Tag("F8")
  @Test
  void aCursorIsNoGoodWhenTheFieldOfItsOrderHasAnotherType() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    Clients clients = company.as(VERA).clients();
    for (int i = 1; i <= 2; i++) {
      clients.create(NewClient.of("c" + i).field(budget, "" + i));
    }
    Query query = Query.all().sortedBy(Order.field(budget)).limit(1);
    String cursor = clients.list(query).next().orElseThrow();
    assertThat(names(VERA, query.after(cursor))).containsExactly("c2");

    for (ClientView each : clients.list(Query.all()).items()) {
      clients.edit(ClientEdit.of(each.id()).field(budget, FieldValue.empty()));
    }
    company.as(ANNA).form().editField(FieldEdit.of(budget).type(FieldType.TEXT));

    assertThat(violations(VERA, query.after(cursor)))
        .extracting(Violation::field, Violation::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("after", ViolationCode.MALFORMED));
  }

  @Test
  void aCursorDoesNotShowWhatItHolds() {
    company.client(VERA, "plainly readable name");
    company.client(VERA, "second");
    String cursor =
        company
            .as(VERA)
            .clients()
            .list(Query.all().sortedBy(Order.NAME).limit(1))
            .next()
            .orElseThrow();

    String decoded =
        new String(
            java.util.Base64.getUrlDecoder().decode(cursor),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(decoded).doesNotContain("readable");
  }

  @Tag("R5")
  @Test
  void aFieldIsAskedForBeingAtMostOrMoreThanAValue() {
    FieldId budget = company.field("budget", FieldType.NUMBER);
    for (String number : List.of("9", "10", "11")) {
      company.as(VERA).clients().create(NewClient.of(number).field(budget, number));
    }

    assertThat(names(VERA, Filter.field(budget).atMost(FieldValue.text("10"))))
        .containsExactly("10", "9");
    assertThat(names(VERA, Filter.field(budget).greaterThan(FieldValue.text("10"))))
        .containsExactly("11");
  }

  @Test
  void activitiesAndDealsComeInPagesAsWell() {
    ClientId client = company.client(VERA, "C");
    for (int i = 0; i < 3; i++) {
      company.as(VERA).activities().create(NewActivity.of(client, "a" + i));
      company.as(VERA).deals().create(NewDeal.of(client, "d" + i));
    }

    Query activities = Query.all().sortedBy(Order.NAME).limit(2);
    Page<ActivityView> first = company.as(VERA).activities().list(activities);
    assertThat(first.items()).extracting(ActivityView::subject).containsExactly("a0", "a1");
    assertThat(
            company
                .as(VERA)
                .activities()
                .list(activities.after(first.next().orElseThrow()))
                .items())
        .extracting(ActivityView::subject)
        .containsExactly("a2");

    Query deals = Query.all().sortedBy(Order.NAME).limit(2);
    Page<DealView> page = company.as(VERA).deals().list(deals);
    assertThat(page.items()).extracting(DealView::title).containsExactly("d0", "d1");
    assertThat(company.as(VERA).deals().list(deals.after(page.next().orElseThrow())).items())
        .extracting(DealView::title)
        .containsExactly("d2");
  }
}
