package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Previews;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.FormChange.SetSectionAccess;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.EditUser;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D4. */
@Tag("D4")
class PreviewTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);

  private static List<UserId> users(ImpactPlan plan) {
    return plan.visibilityChanges().stream().map(visibility -> visibility.user().id()).toList();
  }

  @Test
  void aDeletionTakesTheRecordsOutOfTheViewOfThePeers() {
    company.client(1, VERA);
    company.client(2, GLEB);

    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));

    assertThat(users(plan)).containsExactly(GLEB);
    VisibilityChange gleb = plan.visibilityChange(GLEB).orElseThrow();
    assertThat(gleb.loses()).isEqualTo(new RecordCounts(1, 0, 0));
    assertThat(gleb.gains()).isEqualTo(RecordCounts.NONE);
    assertThat(company.org().user(VERA)).isPresent();
  }

  @Tag("D9")
  @Test
  void anUndoneDeletionTakesTheRecordsBackFromThoseWhoSeeThemNow() {
    company.client(1, VERA);
    anna.users().delete(DeleteUser.of(VERA).recordsTo(DINA));

    ImpactPlan plan = anna.preview(new UndoDeleteUser(VERA, null));

    RecordCounts one = new RecordCounts(1, 0, 0);
    assertThat(users(plan)).containsExactly(BORIS, CLARA, GLEB, DINA);
    assertThat(plan.visibilityChange(GLEB).orElseThrow().gains()).isEqualTo(one);
    assertThat(plan.visibilityChange(DINA).orElseThrow().loses()).isEqualTo(one);
  }

  @Test
  void aManagerWhoMovesTakesTheirRecordsWithThem() {
    company.client(1, VERA);
    company.client(2, GLEB);
    company.client(3, DINA);

    ImpactPlan plan = anna.preview(new SetResponsible(VERA, CLARA));

    assertThat(users(plan)).containsExactly(BORIS, CLARA, VERA, GLEB, DINA);
    VisibilityChange vera = plan.visibilityChange(VERA).orElseThrow();
    assertThat(vera.gains()).isEqualTo(new RecordCounts(1, 0, 0));
    assertThat(vera.loses()).isEqualTo(new RecordCounts(1, 0, 0));
    assertThat(plan.managers()).isEqualTo(1);
    assertThat(plan.managersTo().orElseThrow().id()).isEqualTo(CLARA);
    assertThat(plan.moved()).isEqualTo(RecordCounts.NONE);
  }

  @Test
  void whatIsGainedAndLostIsListedPageByPage() {
    for (int i = 1; i <= 5; i++) {
      company.client(i, VERA);
    }
    company.activity(6, VERA, company.client(7, DINA));
    Previews previews = anna.previews();
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));

    List<String> lost = new ArrayList<>();
    Page<RecordName> page =
        previews.lost(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2));
    page.items().forEach(record -> lost.add(record.name()));
    while (page.next().isPresent()) {
      page =
          previews.lost(
              plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2).after(page.next().get()));
      page.items().forEach(record -> lost.add(record.name()));
    }
    assertThat(lost).containsExactly("Client 1", "Client 2", "Client 3", "Client 4", "Client 5");
    assertThat(previews.lost(plan, GLEB, RecordKind.ACTIVITY, PageRequest.first().limit(2)).items())
        .hasSize(1);
    assertThat(previews.lost(plan, DINA, RecordKind.CLIENT, PageRequest.first().limit(2)).items())
        .isEmpty();
    assertThat(previews.gained(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2)).items())
        .isEmpty();
    invalid(
        () ->
            previews.lost(
                plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2).after("rubbish!")),
        "after MALFORMED");
  }

  @Tag("V8")
  @Test
  void pagesAreOfTheOrganisationAsItIsAndSoRevealNoOtherChangeOfIt() {
    company.client(1, VERA);
    CrmSession boris = company.as(BORIS);
    ImpactPlan plan = boris.preview(new SetStatus(VERA, UserStatus.INACTIVE));
    company.client(2, GLEB);
    anna.users().setStatus(DINA, UserStatus.INACTIVE);

    assertThat(
            boris
                .previews()
                .lost(plan, VERA, RecordKind.CLIENT, PageRequest.first().limit(5))
                .items())
        .extracting(RecordName::name)
        .containsExactly("Client 1", "Client 2");
    assertThat(plan.toString()).doesNotContain("basis", "revision");
  }

  @Tag("V8")
  @Test
  void aPlanOfOneIsNoDoorForAnother() {
    company.client(1, VERA);
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA));

    notFound(
        VERA,
        () ->
            company
                .as(CLARA)
                .previews()
                .lost(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2)));
    denied(
        Rule.ONLY_DIRECTOR_CHANGES,
        () ->
            company
                .as(BORIS)
                .previews()
                .lost(plan, GLEB, RecordKind.CLIENT, PageRequest.first().limit(2)));
  }

  @Test
  void aUserWhoStopsWorkingLosesAllTheySawAndOneWhoStartsGainsIt() {
    company.client(1, VERA);
    company.client(2, GLEB);

    ImpactPlan stop = anna.preview(new SetStatus(VERA, UserStatus.INACTIVE));
    assertThat(users(stop)).containsExactly(VERA);
    assertThat(stop.visibilityChanges().get(0).loses().clients()).isEqualTo(2);

    anna.users().setStatus(VERA, UserStatus.INACTIVE);
    ImpactPlan start = company.as(BORIS).preview(new SetStatus(VERA, UserStatus.ACTIVE));
    assertThat(start.visibilityChange(VERA).orElseThrow().gains().clients()).isEqualTo(2);
  }

  @Test
  void thoseLimitedByIpStopWorkingWhenNoRangeIsLeft() {
    company.client(1, VERA);
    anna.security().setAllowedRanges(List.of("10.0.0.0/8"));
    anna.users().setStatus(VERA, UserStatus.IP_RESTRICTED);

    assertThat(users(anna.preview(new SetAllowedRanges(List.of())))).containsExactly(VERA);
    assertThat(anna.preview(new SetAllowedRanges(List.of("10.1.0.0/16"))).visibilityChanges())
        .isEmpty();
  }

  @Test
  void theAccessOfASectionOpensAndClosesIt() {
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();

    ImpactPlan plan =
        company
            .as(ANNA)
            .preview(
                new SetSectionAccess(money, SectionAccess.only(Set.of(UserType.HEAD), Set.of())));

    assertThat(users(plan)).containsExactly(VERA, GLEB, DINA, EGOR);
    assertThat(plan.visibilityChanges())
        .allSatisfy(
            visibility -> {
              assertThat(visibility.closed()).containsExactly(new SubjectRef(money, "Money"));
              assertThat(visibility.opened()).isEmpty();
            });
  }

  @Tag("V8")
  @Test
  void aHeadIsShownThoseWhoseProfilesTheySee() {
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();

    ImpactPlan plan =
        company
            .as(BORIS)
            .preview(new SetSectionAccess(money, SectionAccess.only(Set.of(), Set.of())));

    assertThat(users(plan)).containsExactly(BORIS, VERA, GLEB);
  }

  @Test
  void aGroupOpensASectionAndAFieldMovesWithItsSection() {
    GroupId finance = anna.groups().create(NewGroup.of("Finance")).id();
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();
    anna.form().setAccess(money, SectionAccess.only(Set.of(), Set.of(finance)));
    FieldId debt =
        anna.form().createField(NewField.of("Debt", FieldType.NUMBER).section(money)).id();

    ImpactPlan joins = anna.preview(new EditUser(UserEdit.of(VERA).groups(Set.of(finance))));
    assertThat(users(joins)).containsExactly(VERA);
    assertThat(joins.visibilityChanges().get(0).opened())
        .containsExactly(new SubjectRef(money, "Money"));

    ImpactPlan moves = anna.preview(new EditField(FieldEdit.of(debt).section(Section.FIRST)));
    assertThat(users(moves)).containsExactly(BORIS, CLARA, VERA, GLEB, DINA, EGOR);
    assertThat(moves.visibilityChanges().get(0).opened())
        .containsExactly(new SubjectRef(debt, "Debt"));
  }

  @Test
  void whoMayNotDoItMayNotAskAndAnInvalidChangeIsInvalid() {
    CrmSession boris = company.as(BORIS);

    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.preview(DeleteUser.of(VERA)));
    notFound(DINA, () -> boris.preview(DeleteUser.of(DINA)));
    invalid(() -> anna.preview(DeleteUser.of(ANNA)), "user NOT_ALLOWED");
  }

  @Test
  void aPreviewChangesNothing() {
    long revision = company.revision();
    long position = company.lastPosition();
    anna.preview(DeleteUser.of(BORIS));

    assertThat(company.revision()).isEqualTo(revision);
    assertThat(company.lastPosition()).isEqualTo(position);
  }
}
