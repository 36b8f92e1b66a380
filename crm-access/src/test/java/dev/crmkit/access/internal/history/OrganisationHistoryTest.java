package dev.crmkit.access.internal.history;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** W2, W3, W4. */
class OrganisationHistoryTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA, "10.1.2.3");

  @Tag("W2")
  @Tag("W3")
  @Test
  void aChangeIsRecordedWithWhoWhenFromWhereAndWhatWasBeforeAndAfter() {
    long before = company.lastPosition();
    anna.users().edit(UserEdit.of(VERA).name("Vera V.").contacts("+7 1"));

    List<Event> events = company.eventsAfter(before);
    assertThat(events).hasSize(1);
    Event event = events.get(0);
    assertThat(event.subject()).contains(VERA);
    assertThat(event.type()).isEqualTo(EventType.EDIT);
    assertThat(event.actor()).contains(new UserRef(ANNA, "Anna"));
    assertThat(event.address()).contains("10.1.2.3");
    assertThat(event.occurredAt()).isEqualTo(company.now());
    assertThat(event.revision()).isEqualTo(company.revision());
    assertThat(event.changes())
        .containsExactly(
            new Change("name", "Vera", "Vera V."), new Change("contacts", null, "+7 1"));
  }

  @Tag("W2")
  @Test
  void userCreationIsRecordedWithAllAttributes() {
    UserId hans = anna.users().create(Company.user(UserId.of(50), "Hans", UserType.MANAGER)).id();

    assertThat(company.history(hans).get(0).changes())
        .containsExactly(
            new Change("name", null, "Hans"),
            new Change("email", null, "hans@example.com"),
            new Change("type", null, "manager"),
            new Change("status", null, "active"),
            new Change("responsible", null, "1"),
            new Change("portfolio", null, Long.toString(company.user(hans).portfolio().value())));
  }

  @Tag("W2")
  @Test
  void aSelectorIsRecordedWithItsOptionsAndAPipelineWithItsStages() {
    var tier =
        anna.form()
            .createField(
                NewField.selector("Tier \"A\"", "gold").defaultValue(FieldValue.text("gold")));
    String option = Long.toString(tier.options().get(0).id().value());
    var sales =
        anna.pipelines().create(NewPipeline.ofDeals("Sales").addStage(StageSpec.won("won")));
    String stage = Long.toString(sales.stages().get(0).id().value());

    assertThat(company.history(tier.id()).get(0).changes())
        .contains(
            new Change("default", null, option),
            new Change("options", null, "[{\"id\":" + option + ",\"name\":\"gold\"}]"));
    assertThat(company.history(sales.id()).get(0).changes())
        .containsExactly(
            new Change("name", null, "Sales"),
            new Change("of", null, "deal"),
            new Change(
                "stages", null, "[{\"id\":" + stage + ",\"name\":\"won\",\"closes\":\"won\"}]"));
  }

  @Tag("W2")
  @Test
  void theAccessOfASectionIsRecordedAsEveryoneOrAList() {
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();
    GroupId finance = anna.groups().create(NewGroup.of("Finance")).id();
    anna.form().setAccess(money, SectionAccess.only(Set.of(UserType.HEAD), Set.of(finance)));

    assertThat(company.history(money))
        .extracting(event -> event.changes().get(event.changes().size() - 1))
        .containsExactly(
            new Change("access", null, "everyone"),
            new Change("access", "everyone", "[\"head\",\"" + finance.path() + "\"]"));
  }

  @Tag("W2")
  @Tag("W3")
  @Test
  void aDeletedGroupIsRecordedWithAllWhoLeaveIt() {
    GroupId support = anna.groups().create(NewGroup.of("Support")).id();
    anna.groups().edit(GroupEdit.of(support).members(Set.of(VERA, GLEB)));
    long before = company.lastPosition();
    anna.groups().delete(support);

    assertThat(company.eventsAfter(before))
        .extracting(event -> event.subject().orElseThrow().path() + " " + event.type().word())
        .containsExactly(support.path() + " delete", "user/4 edit", "user/5 edit");
  }

  @Tag("W2")
  @Test
  void securityIsRecordedUnderItsArea() {
    anna.security().setAllowedRanges(List.of("10.0.0.0/8", "10.1.1.1"));

    assertThat(company.history(SettingsArea.SECURITY).get(0).changes())
        .containsExactly(new Change("allowed-ips", "[]", "[\"10.0.0.0/8\",\"10.1.1.1\"]"));
  }

  @Tag("W2")
  @Tag("W3")
  @Test
  void labelsGroupsAndPoliciesAreRecordedWithAllThatTheyHave() {
    var vip = anna.labels().create(NewLabel.of("vip"));
    var support = anna.groups().create(NewGroup.of("Support"));
    anna.security().setPolicies(new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.SIGN_IN));

    assertThat(company.history(vip.id()).get(0).changes())
        .containsExactly(new Change("name", null, "vip"), new Change("colour", null, vip.colour()));
    assertThat(company.history(support.id()).get(0).changes())
        .containsExactly(new Change("name", null, "Support"));
    assertThat(company.history(SettingsArea.SECURITY).get(0).changes())
        .containsExactly(
            new Change("peer-access", "view", "edit"),
            new Change("ip-check", "every-call", "sign-in"));
  }

  @Test
  void archivingAndTheClosingTimeOfAStageAreRecordedWithQuotesAndControlsEscaped() {
    var tier = anna.form().createField(NewField.selector("Tier", "a\"b\\c", "x\ty z"));
    anna.form().editField(FieldEdit.of(tier.id()).options(List.of("x\ty z")));
    var sales = anna.pipelines().create(NewPipeline.ofDeals("Sales").addStage("won"));
    anna.pipelines().edit(PipelineEdit.of(sales.id()).stages(List.of(StageSpec.won("won"))));

    assertThat(last(company.history(tier.id())))
        .contains("\"name\":\"a\\\"b\\\\c\",\"archived\":true}")
        .contains("\"name\":\"x\\u0009y z\"}");
    assertThat(last(company.history(sales.id())))
        .contains("\"closes\":\"won\",\"closes-since\":\"" + company.now() + "\"");
  }

  private static String last(List<Event> history) {
    List<Change> changes = history.get(history.size() - 1).changes();
    return String.valueOf(changes.get(changes.size() - 1).after());
  }

  @Test
  void anActivationIsRecordedAsDoneByTheUser() {
    var hans =
        anna.users()
            .create(
                NewUser.manager("Hans")
                    .email("hans@example.com")
                    .status(UserStatus.ACTIVATION_REQUIRED));
    long before = company.lastPosition();
    company.crm().activate(hans.activation().orElseThrow().text());

    Event event = company.eventsAfter(before).get(0);
    assertThat(event.actor()).contains(new UserRef(hans.id(), "Hans"));
    assertThat(event.changes())
        .containsExactly(new Change("status", "activation-required", "active"));
    assertThat(event.revision()).isEqualTo(company.revision());
  }

  @Tag("W4")
  @Test
  void everyChangeCountsOnceHoweverMuchItChanges() {
    long revision = company.revision();
    anna.users().delete(BORIS);

    assertThat(company.revision()).isEqualTo(revision + 1);
  }

  @Tag("W3")
  @Tag("W4")
  @Test
  void whatChangesNothingIsNotWrittenAndNotRecorded() {
    anna.form().createSection(NewSection.of("Money").id(SectionId.of(20)));
    var city = anna.form().createField(NewField.of("City", FieldType.TEXT));
    var vip = anna.labels().create(NewLabel.of("vip"));
    var retail = anna.pipelines().create(NewPipeline.ofClients("Retail").addStage("a"));
    var support = anna.groups().create(NewGroup.of("Support"));
    long revision = company.revision();
    long position = company.lastPosition();

    anna.users().edit(UserEdit.of(VERA).name("Vera").email("vera@example.com"));
    anna.users().setStatus(VERA, UserStatus.ACTIVE);
    anna.users().setType(VERA, UserType.MANAGER);
    anna.users().setResponsible(VERA, BORIS);
    anna.users().allowSetting(VERA, SettingsArea.LABELS);
    anna.groups().edit(GroupEdit.of(support.id()).name("Support"));
    anna.groups().edit(GroupEdit.of(support.id()).members(Set.of()));
    anna.security().setAllowedRanges(List.of());
    anna.security().setPolicies(Policies.DEFAULT);
    anna.form().editSection(SectionEdit.of(SectionId.of(20)).name("Money"));
    anna.form().setAccess(SectionId.of(20), SectionAccess.EVERYONE);
    anna.form().editField(FieldEdit.of(city.id()).name("City").order(0));
    anna.labels().edit(LabelEdit.of(vip.id()).name("vip"));
    anna.pipelines().edit(PipelineEdit.of(retail.id()).stages(List.of(StageSpec.of("a"))));

    assertThat(company.revision()).isEqualTo(revision);
    assertThat(company.lastPosition()).isEqualTo(position);
  }

  @Tag("W3")
  @Tag("W4")
  @Test
  void whatIsRefusedLeavesNothing() {
    long revision = company.revision();
    long position = company.lastPosition();

    assertThat(catchThrowable(() -> anna.users().delete(ANNA))).isNotNull();
    assertThat(catchThrowable(() -> anna.labels().create(NewLabel.of(" ")))).isNotNull();
    assertThat(catchThrowable(() -> company.as(VERA).groups().create(NewGroup.of("Mine"))))
        .isNotNull();

    assertThat(company.revision()).isEqualTo(revision);
    assertThat(company.lastPosition()).isEqualTo(position);
  }

  @Tag("F8")
  @Test
  void theDirectorReadsTheHistoriesOfDeletedEntries() {
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();
    UserId nina = anna.users().create(NewUser.manager("Nina")).id();
    anna.form().deleteSection(money);
    anna.users().delete(nina);

    assertThat(anna.form().sectionHistory(money).items())
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.DELETE);
    assertThat(anna.users().history(nina).items())
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.DELETE, EventType.HAND_OVER);
    notFound(money, () -> company.as(BORIS).form().sectionHistory(money));
    notFound(SectionId.of(4711), () -> anna.form().sectionHistory(SectionId.of(4711)));
  }

  @Tag("V8")
  @Test
  void aHistoryIsShownToThoseWhoSeeItsSubject() {
    GroupId sales = anna.groups().create(NewGroup.of("Sales")).id();
    anna.groups().edit(GroupEdit.of(sales).members(Set.of(VERA)));

    assertThat(anna.groups().history(sales).items()).hasSize(1);
    denied(Rule.AREA_NOT_OF_TYPE, () -> company.as(VERA).groups().history(sales));
    notFound(sales, () -> company.as(GLEB).groups().history(sales));
    notFound(VERA, () -> company.as(GLEB).users().history(VERA));
    assertThat(company.as(BORIS).users().history(VERA).items())
        .allSatisfy(view -> assertThat(view.address()).isNull());
  }
}
