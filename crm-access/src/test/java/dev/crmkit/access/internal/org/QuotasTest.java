package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserEdit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The limits on what a workspace holds and on the lists of a call: what grows above them is
 * refused.
 */
class QuotasTest {

  private static final Limits TWO =
      Limits.builder()
          .labels(2)
          .labelsOnRecord(2)
          .groups(2)
          .groupMembers(2)
          .sections(2)
          .fields(2)
          .options(2)
          .pipelines(2)
          .stages(2)
          .allowedRanges(2)
          .build();

  private final Company company = new Company(TWO);
  private final CrmSession anna = company.as(ANNA);

  private static void tooMany(String field, int value, int limit, ThrowingCallable call) {
    InvalidException invalid = catchThrowableOfType(InvalidException.class, call);
    assertThat(invalid).as("invalid").isNotNull();
    Violation violation = invalid.violations().get(0);
    assertThat(violation.field()).isEqualTo(field);
    assertThat(violation.code()).isEqualTo(ViolationCode.OUT_OF_RANGE);
    assertThat(violation.value()).isEqualTo(Integer.toString(value));
    assertThat(violation.expected()).contains("at most " + limit + " ");
  }

  private void put(OrgEntry... entries) {
    company.apply(OrgDelta.putting(entries));
  }

  private void labels(int count) {
    IntStream.rangeClosed(1, count)
        .forEach(id -> put(new Label(new LabelId(id), "label " + id, "#fff")));
  }

  private static Set<LabelId> labelIds(long from, long to) {
    return Set.copyOf(LongStream.rangeClosed(from, to).mapToObj(LabelId::new).toList());
  }

  @Test
  void labels() {
    labels(2);
    tooMany("labels", 3, 2, () -> anna.labels().create(NewLabel.of("another")));
    anna.labels().delete(new LabelId(1));
    anna.labels().create(NewLabel.of("another"));
  }

  @Test
  void labelsOfAWorkspaceThatExceedALoweredLimitCanBeEditedAndDeleted() {
    labels(4);
    anna.labels().edit(LabelEdit.of(new LabelId(1)).name("renamed"));
    anna.labels().delete(new LabelId(2));
    assertThat(anna.labels().list()).hasSize(3);
    tooMany("labels", 4, 2, () -> anna.labels().create(NewLabel.of("another")));
  }

  @Test
  void labelsOnCreatedRecords() {
    labels(3);
    NewClient.Builder client = NewClient.builder().id(new ClientId(1)).name("c");
    tooMany(
        "labels", 3, 2, () -> anna.clients().create(client.addAllLabels(labelIds(1, 3)).build()));
    ClientId id = company.client(2, ANNA);
    tooMany("labels", 3, 2, () -> anna.deals().create(NewDeal.of(id, "d").labels(labelIds(1, 3))));
  }

  @Test
  void labelsOnARecordThatExceedsALoweredLimitCanBeKeptAndLost() {
    labels(5);
    ClientId id = company.client(1, ANNA, client -> client.addAllLabels(labelIds(1, 4)));
    tooMany("labels", 5, 2, () -> label(id, labelIds(1, 5)));
    label(id, labelIds(1, 4));
    label(id, labelIds(2, 4));
    label(id, labelIds(1, 1));
    tooMany("labels", 3, 2, () -> label(id, labelIds(1, 3)));
    Outcome<?> outcome =
        anna.clients().editMany(List.of(ClientEdit.of(id).labels(labelIds(1, 3)))).get(0);
    assertThat(outcome.toString()).contains("OUT_OF_RANGE");
  }

  private void label(ClientId id, Set<LabelId> labels) {
    anna.clients().edit(ClientEdit.of(id).labels(labels));
  }

  @Test
  void groups() {
    put(new Group(new GroupId(1), "a"), new Group(new GroupId(2), "b"));
    tooMany("groups", 3, 2, () -> anna.groups().create(NewGroup.of("another")));
    put(new Group(new GroupId(3), "c"));
    anna.groups().edit(GroupEdit.of(new GroupId(3)).name("d"));
  }

  @Test
  void groupsOfAUserAndOfASection() {
    LongStream.rangeClosed(1, 3).forEach(id -> put(new Group(new GroupId(id), "g" + id)));
    Set<GroupId> all = Set.of(new GroupId(1), new GroupId(2), new GroupId(3));
    tooMany("groups", 3, 2, () -> anna.users().edit(UserEdit.of(VERA).groups(all)));
    SectionId section = anna.form().createSection(NewSection.of("s")).id();
    tooMany(
        "groups", 3, 2, () -> anna.form().setAccess(section, SectionAccess.only(Set.of(), all)));
  }

  @Test
  void membersOfAGroup() {
    GroupId group = anna.groups().create(NewGroup.of("g")).id();
    tooMany(
        "members",
        3,
        2,
        () -> anna.groups().edit(GroupEdit.of(group).members(Set.of(BORIS, VERA, GLEB))));
    anna.groups().edit(GroupEdit.of(group).members(Set.of(BORIS, VERA)));
    tooMany("groups", 3, 2, () -> anna.users().edit(UserEdit.of(GLEB).groups(Set.of(group))));
    anna.users().edit(UserEdit.of(VERA).groups(Set.of(group)));
  }

  @Test
  void sections() {
    SectionId section = anna.form().createSection(NewSection.of("two")).id();
    tooMany("sections", 3, 2, () -> anna.form().createSection(NewSection.of("three")));
    anna.form().editSection(SectionEdit.of(section).name("2"));
  }

  @Tag("V8")
  @Test
  void aPreviewDoesNotCountSectionsThatAreClosedToTheUser() {
    SectionId hidden = anna.form().createSection(NewSection.of("hidden")).id();
    anna.form().setAccess(hidden, SectionAccess.only(Set.of(), Set.of()));
    NewSection wanted = NewSection.of("mine");

    assertThat(company.as(BORIS).preview(new CreateSection(wanted)).visibilityChanges()).isEmpty();
    tooMany("sections", 3, 2, () -> anna.preview(new CreateSection(wanted)));
    tooMany("sections", 3, 2, () -> company.as(BORIS).form().createSection(wanted));
  }

  @Test
  void fields() {
    field("a");
    FieldId field = field("b");
    tooMany("fields", 3, 2, () -> field("c"));
    anna.form().editField(FieldEdit.of(field).name("d"));
    anna.form().deleteField(field);
    field("c");
  }

  private FieldId field(String name) {
    return anna.form().createField(NewField.of(name, FieldType.TEXT).section(SectionId.of(1))).id();
  }

  @Test
  void fieldsOfOneWrite() {
    Map<FieldId, FieldValue> many = new HashMap<>();
    LongStream.rangeClosed(1, 3).forEach(id -> many.put(new FieldId(id), FieldValue.text("x")));
    tooMany(
        "fields",
        3,
        2,
        () -> anna.clients().create(NewClient.builder().name("c").fields(many).build()));
    ClientId id = company.client(1, ANNA);
    tooMany(
        "fields",
        3,
        2,
        () -> anna.clients().edit(ClientEdit.builder().id(id).fields(many).build()));
  }

  @Test
  void optionsWithArchivedOnes() {
    tooMany("options", 3, 2, () -> selector("a", "b", "c"));
    FieldId field = selector("a", "b");
    tooMany("options", 3, 2, () -> options(field, "a", "b", "c"));
    tooMany("options", 3, 2, () -> options(field, "a", "c"));
    options(field, "b");
    options(field, "a", "b");
  }

  private FieldId selector(String... options) {
    return anna.form()
        .createField(
            NewField.of("s", FieldType.SELECTOR).section(SectionId.of(1)).options(List.of(options)))
        .id();
  }

  private void options(FieldId field, String... options) {
    anna.form().editField(FieldEdit.of(field).options(List.of(options)));
  }

  @Test
  void pipelinesAndStages() {
    tooMany("stages", 3, 2, () -> pipeline("p", "a", "b", "c"));
    PipelineId first = pipeline("p", "a", "b");
    tooMany("stages", 3, 2, () -> stages(first, Map.of(), "a", "b", "c"));
    pipeline("q", "a");
    tooMany("pipelines", 3, 2, () -> pipeline("r", "a"));
    stages(first, Map.of(), "b");
    tooMany("replace", 3, 2, () -> stages(first, Map.of("x", "b", "y", "b", "z", "b"), "b"));
  }

  @Test
  void replacedStagesAreKeptTenTimesAsManyAndOneStepFromTheOneThatCounts() {
    PipelineId pipeline = pipeline("p", "s0");
    ClientId client =
        anna.clients()
            .create(
                NewClient.of("c")
                    .stage(pipeline, anna.pipelines().get(pipeline).stages().get(0).id()))
            .id();
    for (int i = 1; i < 20; i++) {
      stages(pipeline, Map.of("s" + (i - 1), "s" + i), "s" + i);
    }
    var stages = company.org().pipeline(pipeline).orElseThrow();
    assertThat(stages.allStages()).hasSize(20);
    assertThat(stages.allStages().subList(1, 20))
        .allMatch(stage -> stage.replacedBy().equals(Optional.of(last(stages))));
    assertThat(anna.clients().get(client).stages()).containsEntry(pipeline, last(stages));
    tooMany("stages", 21, 20, () -> stages(pipeline, Map.of("s19", "s20"), "s20"));
  }

  private static StageId last(Pipeline of) {
    return of.stages().get(0).id();
  }

  private PipelineId pipeline(String name, String... stages) {
    return anna.pipelines()
        .create(
            NewPipeline.of(RecordKind.CLIENT, name)
                .stages(List.of(stages).stream().map(StageSpec::of).toList()))
        .id();
  }

  private void stages(PipelineId pipeline, Map<String, String> replace, String... stages) {
    anna.pipelines()
        .edit(
            PipelineEdit.builder()
                .id(pipeline)
                .stages(List.of(stages).stream().map(StageSpec::of).toList())
                .replace(replace)
                .build());
  }

  @Test
  void allowedRanges() {
    tooMany(
        "ranges",
        3,
        2,
        () -> anna.security().setAllowedRanges(List.of("10.0.0.1", "10.0.0.2", "10.0.0.3")));
    anna.security().setAllowedRanges(List.of("10.0.0.1", "10.0.0.2"));
    invalid(
        () -> anna.security().setAllowedRanges(List.of("10.0.0.1" + " ".repeat(500))),
        "ranges[0] MALFORMED");
  }

  @Test
  void violationsAndTheirMessageAreBounded() {
    Company large = new Company();
    Map<FieldId, FieldValue> unknown = new HashMap<>();
    LongStream.rangeClosed(1, 2_000)
        .forEach(id -> unknown.put(new FieldId(id), FieldValue.text("x")));
    assertThatThrownBy(
            () ->
                large
                    .as(ANNA)
                    .clients()
                    .create(NewClient.builder().name("c").fields(unknown).build()))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid -> {
              assertThat(invalid.violations()).hasSize(Violations.MAX);
              assertThat(invalid.omitted()).isEqualTo(2_000 - Violations.MAX);
              assertThat(invalid.getMessage()).hasSizeLessThan(10_000).endsWith("and 1980 more");
            });
  }
}
