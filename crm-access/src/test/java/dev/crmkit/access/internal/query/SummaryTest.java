package dev.crmkit.access.internal.query;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.EGOR;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Summaries as a user gets them: rules.md R6, A1, A2, V8. */
@Tag("R6")
class SummaryTest {

  private static final Grouping<UserRef> OWNER = Grouping.owner();

  private final SmallCompany company = new SmallCompany();
  private final Pipeline sales = company.sales("Sales");
  private final Pipeline onboarding = company.clientPipeline("Onboarding", "first");

  private void deal(UserId owner, String amount, String stage) {
    ClientId client = company.client(owner, "Client of " + owner);
    company
        .as(owner)
        .deals()
        .create(
            NewDeal.of(client, "Deal")
                .amount(Money.parse(amount))
                .stage(sales.id(), stage(sales, stage)));
  }

  private static Violation onlyViolation(Supplier<Summary> summary) {
    InvalidException thrown = catchThrowableOfType(InvalidException.class, summary::get);
    assertThat(thrown.violations()).hasSize(1);
    return thrown.violations().get(0);
  }

  @Test
  void aSummaryAddsUpWhatTheUserSees() {
    deal(VERA, "10.50 EUR", "offer");
    deal(GLEB, "0.25 EUR", "offer");
    deal(GLEB, "700 JPY", "won");
    deal(DINA, "1000 EUR", "offer");
    Grouping<StageId> stage = Grouping.stage(sales.id());
    Summary seen = company.as(VERA).deals().summarize(Query.all(), OWNER, stage);
    assertThat(seen)
        .extracting(group -> group.get(OWNER).orElseThrow().name(), SummaryGroup::count)
        .containsExactly(tuple("Gleb", 1L), tuple("Gleb", 1L), tuple("Vera", 1L));
    assertThat(seen.groups().get(0).sum("EUR")).isEqualByComparingTo("0.25");
    assertThat(seen.groups().get(0).sum("JPY")).isZero();
    assertThat(seen.groups().get(1).get(stage)).contains(stage(sales, "won"));
    Summary total = company.as(ANNA).deals().summarize(Query.all());
    assertThat(total.groups().get(0).count()).isEqualTo(4);
    assertThat(total.groups().get(0).sum("EUR")).isEqualByComparingTo("1010.75");
    assertThat(company.as(EGOR).deals().summarize(Query.all(), OWNER).groups()).isEmpty();
  }

  @Test
  void filtersApplyAndThePageDoesNot() {
    deal(VERA, "10 EUR", "offer");
    deal(VERA, "20 EUR", "won");
    Query won = Query.all().where(Filter.stage(sales.id(), stage(sales, "won"))).limit(1);
    assertThat(company.as(BORIS).deals().summarize(won).groups().get(0).sum("EUR"))
        .isEqualByComparingTo("20");
    assertThat(company.as(BORIS).deals().summarize(Query.all().limit(1)).groups().get(0).count())
        .isEqualTo(2);
  }

  @Test
  void toAUserWhoCannotWorkItIsTheSummaryOfAnEmptyList() {
    deal(VERA, "10 EUR", "offer");
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);
    CrmSession vera = company.as(VERA);
    assertThat(vera.deals().summarize(Query.all()).groups())
        .extracting(SummaryGroup::count)
        .containsExactly(0L);
    assertThat(vera.deals().summarize(Query.all(), OWNER)).isEmpty();
    assertThat(vera.deals().summarize(Query.all(), Grouping.field(FieldId.of(99)))).isEmpty();
  }

  @Tag("F2")
  @Test
  void aHiddenFieldIsAnUnknownOne() {
    FieldId hidden =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("Paid", FieldType.CHECKBOX).section(company.headsOnly()))
            .id();
    assertThat(company.as(BORIS).clients().summarize(Query.all(), Grouping.field(hidden)))
        .isEmpty();
    Violation ofHidden =
        onlyViolation(
            () -> company.as(VERA).clients().summarize(Query.all(), Grouping.field(hidden)));
    FieldId unknown = FieldId.of(123_456);
    Violation ofUnknown =
        onlyViolation(
            () -> company.as(VERA).clients().summarize(Query.all(), Grouping.field(unknown)));
    assertThat(ofHidden)
        .isEqualTo(
            new Violation(
                hidden.path(), ofUnknown.code(), ofUnknown.value(), ofUnknown.expected()));
  }

  @Test
  void whatRecordsCannotBeGroupedByIsReportedTogether() {
    FieldId text = company.field("Note", FieldType.TEXT);
    InvalidException thrown =
        catchThrowableOfType(
            InvalidException.class,
            () ->
                company
                    .as(ANNA)
                    .clients()
                    .summarize(
                        Query.all(),
                        OWNER,
                        Grouping.field(text),
                        Grouping.stage(sales.id()),
                        Grouping.stage(onboarding.id()),
                        Grouping.kind(),
                        Grouping.day(TimeAttribute.CREATED, "Europe/Atlantis"),
                        Grouping.year(TimeAttribute.CLOSED, "UTC"),
                        OWNER));
    assertThat(thrown.violations())
        .extracting(Violation::field, Violation::code)
        .containsExactlyInAnyOrder(
            tuple(text.path(), ViolationCode.NOT_ALLOWED),
            tuple(sales.id().path(), ViolationCode.UNKNOWN),
            tuple("kind", ViolationCode.NOT_ALLOWED),
            tuple("zone", ViolationCode.UNKNOWN),
            tuple("closed", ViolationCode.NOT_ALLOWED),
            tuple("groupings", ViolationCode.DUPLICATE));
  }

  @Test
  void activitiesHaveNeitherLabelsNorFieldsNorStages() {
    for (Grouping<?> by :
        List.of(Grouping.label(), Grouping.field(FieldId.of(1)), Grouping.stage(onboarding.id()))) {
      assertThat(
              onlyViolation(() -> company.as(ANNA).activities().summarize(Query.all(), by)).code())
          .isEqualTo(ViolationCode.NOT_ALLOWED);
    }
  }

  @Test
  void theNumbersOfGroupingsAndOfGroupsAreLimited() {
    deal(VERA, "10 EUR", "offer");
    deal(GLEB, "10 EUR", "offer");
    CrmSession boris =
        company
            .through(company.store, Limits.builder().groupings(1).summaryGroups(1).build())
            .session(BORIS);
    assertThat(boris.deals().summarize(Query.all(), Grouping.stage(sales.id()))).hasSize(1);
    assertThat(onlyViolation(() -> boris.deals().summarize(Query.all(), OWNER)).expected())
        .startsWith("at most 1 group");
    assertThat(
            onlyViolation(
                    () -> boris.deals().summarize(Query.all(), OWNER, Grouping.stage(sales.id())))
                .expected())
        .isEqualTo("at most 1");
  }
}
