package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A dry run answers like the change itself, and changes nothing. */
class DryRunTest {

  @TempDir Path folder;

  private final SmallCompany company = new SmallCompany();
  private final CrmSession anna = company.as(ANNA);
  private final ClientId client = company.client(VERA, "Acme");
  private final ActivityId activity = anna.activities().create(NewActivity.of(client, "Call")).id();
  private final DealId deal = anna.deals().create(NewDeal.of(client, "Deal")).id();
  private final FileId file =
      anna.attachments().attach(client, NewFile.of("a.txt"), content()).id();
  private final SectionId section = anna.form().createSection(NewSection.of("Money")).id();
  private final FieldId field = company.field("Budget", FieldType.NUMBER);
  private final LabelId label = company.label("vip");
  private final GroupId group = anna.groups().create(NewGroup.of("sales")).id();
  private final PipelineId pipeline = company.sales("Sales").id();

  private static ByteArrayInputStream content() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private String stored() throws IOException {
    Path saved = folder.resolve("saved");
    company.store.save(saved);
    return Files.readString(saved);
  }

  private DynamicTest changesNothing(String name, Consumer<CrmSession> change) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          String before = stored();
          change.accept(anna.dryRun());
          assertThat(stored()).isEqualTo(before);
          change.accept(anna);
          assertThat(stored()).as("the change itself").isNotEqualTo(before);
        });
  }

  @TestFactory
  Stream<DynamicTest> aDryRunOfAChangeOfRecordsChangesNothing() {
    return Stream.of(
        changesNothing("create client", s -> s.clients().create(NewClient.of("New"))),
        changesNothing("create many", s -> s.clients().createMany(List.of(NewClient.of("New")))),
        changesNothing("edit client", s -> s.clients().edit(ClientEdit.of(client).name("Zeta"))),
        changesNothing(
            "edit many", s -> s.clients().editMany(List.of(ClientEdit.of(client).name("Eta")))),
        changesNothing("assign", s -> s.clients().assign(client, GLEB)),
        changesNothing("assign many", s -> s.clients().assignMany(List.of(client), DINA)),
        changesNothing("create activity", s -> s.activities().create(NewActivity.of(client, "a"))),
        changesNothing(
            "edit activity", s -> s.activities().edit(ActivityEdit.of(activity).subject("b"))),
        changesNothing("create deal", s -> s.deals().create(NewDeal.of(client, "a"))),
        changesNothing("edit deal", s -> s.deals().edit(DealEdit.of(deal).title("b"))),
        changesNothing("attach", s -> s.attachments().attach(deal, NewFile.of("b.txt"), content())),
        changesNothing("delete file", s -> s.attachments().delete(file)),
        changesNothing("delete deal", s -> s.deals().delete(deal)),
        changesNothing("undo", s -> s.deals().undoDelete(deal)),
        changesNothing("delete many", s -> s.clients().deleteMany(List.of(client))),
        changesNothing("purge", s -> s.clients().purge(client)));
  }

  @TestFactory
  Stream<DynamicTest> aDryRunOfAChangeOfTheOrganisationChangesNothing() {
    return Stream.of(
        changesNothing(
            "create user", s -> s.users().create(NewUser.manager("Max").email("max@example.com"))),
        changesNothing("edit user", s -> s.users().edit(UserEdit.of(VERA).name("V"))),
        changesNothing("status", s -> s.users().setStatus(VERA, UserStatus.INACTIVE)),
        changesNothing("type", s -> s.users().setType(GLEB, UserType.HEAD)),
        changesNothing("delete user", s -> s.users().delete(DINA)),
        changesNothing("undo user", s -> s.users().undoDelete(DINA)),
        changesNothing("create group", s -> s.groups().create(NewGroup.of("support"))),
        changesNothing("members", s -> s.groups().edit(GroupEdit.of(group).members(Set.of(VERA)))),
        changesNothing("create section", s -> s.form().createSection(NewSection.of("Contacts"))),
        changesNothing(
            "edit section", s -> s.form().editSection(SectionEdit.of(section).name("Finance"))),
        changesNothing(
            "create field", s -> s.form().createField(NewField.of("Since", FieldType.DATE))),
        changesNothing("edit field", s -> s.form().editField(FieldEdit.of(field).name("Sum"))),
        changesNothing(
            "create pipeline", s -> s.pipelines().create(NewPipeline.ofClients("p").addStage("a"))),
        changesNothing(
            "edit pipeline", s -> s.pipelines().edit(PipelineEdit.of(pipeline).name("q"))),
        changesNothing("create label", s -> s.labels().create(NewLabel.of("cold"))),
        changesNothing("delete label", s -> s.labels().delete(label)),
        changesNothing("ranges", s -> s.security().setAllowedRanges(List.of("10.0.0.0/8"))),
        changesNothing("directorship", s -> s.users().transferDirectorship(BORIS)));
  }

  @Tag("A1")
  @Test
  void aDryRunIsRefusedLikeTheChangeItself() {
    ClientId hidden = company.client(DINA, "Hidden");
    ClientId peers = company.client(GLEB, "Peer's");
    Clients dry = company.as(VERA).dryRun().clients();

    assertThatThrownBy(() -> dry.edit(ClientEdit.of(hidden).name("")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> dry.edit(ClientEdit.of(peers).name("").version(7)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> dry.edit(ClientEdit.of(client).name("").version(7)))
        .isInstanceOf(ConflictException.class);
    anna.users().setStatus(VERA, UserStatus.INACTIVE);
    assertThatThrownBy(() -> dry.create(NewClient.of("")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("A4")
  @Test
  void aDryRunReportsAllViolations() {
    NewClient wrong =
        NewClient.of(" ").field(field, "much").addLabel(LabelId.of(404)).owner(UserId.of(404));

    assertThatThrownBy(() -> anna.dryRun().clients().create(wrong))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder("name", field.path(), "labels", "owner"));
  }

  @Test
  void aDryRunReturnsWhatTheChangeWould() {
    NewClient given = NewClient.of("New").id(ClientId.of(77));

    assertThat(anna.dryRun().clients().create(given)).isEqualTo(anna.clients().create(given));
    assertThat(anna.dryRun().clients().createMany(List.of(given)).get(0))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aDryRunDoesNotSeeEarlierOnes() {
    CrmSession dry = anna.dryRun();
    NewClient given = NewClient.of("New").id(ClientId.of(77));
    dry.clients().create(given);

    assertThatThrownBy(() -> dry.clients().get(ClientId.of(77)))
        .isInstanceOf(NotFoundException.class);
    assertThat(dry.clients().create(given).version()).isEqualTo(1);
  }

  @Tag("U9")
  @Test
  void aDryRunIssuesNoActivationTokenAndVoidsNone() {
    NewUser waiting =
        NewUser.manager("Max").email("max@example.com").status(UserStatus.ACTIVATION_REQUIRED);
    ActivationToken issued = anna.users().create(waiting).activation().orElseThrow();
    ActivationToken dry = anna.dryRun().users().renewActivation(issued.user());

    assertThatThrownBy(() -> company.crm.activate(dry.text())).isInstanceOf(InvalidException.class);
    assertThat(company.crm.activate(issued.text()).id()).isEqualTo(issued.user());
  }

  @Tag("R4")
  @Test
  void aFileOfADryRunLeavesNoContentBehind() {
    Set<StagedContent> discarded = new HashSet<>();
    Crm crm =
        company.through(
            new ForwardingStore(company.store) {
              @Override
              public void discard(WorkspaceId workspace, StagedContent staged) {
                super.discard(workspace, staged);
                discarded.add(staged);
              }
            },
            Limits.STANDARD);

    crm.session(ANNA).dryRun().attachments().attach(client, NewFile.of("b.txt"), content());
    assertThat(discarded).hasSize(1);
    crm.session(ANNA).attachments().attach(client, NewFile.of("b.txt"), content());
    assertThat(discarded).hasSize(1);
  }
}
