package dev.crmkit.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.Id;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An id is used once, even where chance would have it again: rules.md R5. */
class RandomIdsTest {

  /** Says every number four times. */
  private static final class Stuttering extends Random {
    private static final long serialVersionUID = 1L;

    private int said;

    @Override
    public long nextLong() {
      return 1_000_000L + said++ / 4;
    }
  }

  /** Draws the largest number that it may, and the next smaller ones after it. */
  private static final class Largest extends Random {
    private static final long serialVersionUID = 1L;

    private int drawn;

    @Override
    public long nextLong(long origin, long bound) {
      assertThat(origin).isEqualTo(1);
      return bound - 1 - drawn++;
    }
  }

  private final MemoryStore store = MemoryStore.create();
  private final CrmSession anna = session();

  private CrmSession session() {
    CrmOptions options = CrmOptions.standard().withRandom(new Stuttering());
    Crm crm = Crm.open(store, WorkspaceId.of("acme"), NewDirector.of("Anna"), options);
    return crm.session(crm.director().id());
  }

  private static void differ(IntFunction<? extends Id> create) {
    assertThat(IntStream.range(0, 5).mapToObj(create).map(Id::value)).doesNotHaveDuplicates();
  }

  @Tag("V8")
  @Test
  void anIdIsDrawnFromAllThatThereAre() {
    CrmOptions options = CrmOptions.standard().withRandom(new Largest());
    Crm crm = Crm.open(store, WorkspaceId.of("large"), NewDirector.of("Anna"), options);
    assertThat(crm.director().id().value()).isEqualTo(Id.MAX);

    CrmSession director = crm.session(crm.director().id());
    long client = director.clients().create(NewClient.of("Acme")).id().value();
    assertThat(client).isBetween(Id.MAX - 9, Id.MAX);
  }

  @Test
  void entriesOfTheOrganisationHaveIdsOfTheirOwn() {
    differ(i -> anna.users().create(NewUser.manager("u" + i).email("u" + i + "@example.com")).id());
    differ(i -> anna.groups().create(NewGroup.of("g" + i)).id());
    differ(i -> anna.labels().create(NewLabel.of("l" + i)).id());
    differ(i -> anna.form().createSection(NewSection.of("s" + i)).id());
    differ(i -> anna.form().createField(NewField.of("f" + i, FieldType.TEXT)).id());
    differ(i -> anna.pipelines().create(NewPipeline.ofDeals("p" + i).addStage("a")).id());
    OrgSnapshot org = store.read(WorkspaceId.of("acme"), tx -> tx.org());
    assertThat(org.users()).extracting(User::portfolio).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void stagesAndOptionsHaveIdsOfTheirOwn() {
    assertThat(
            anna.pipelines()
                .create(NewPipeline.ofDeals("p").addStage("a").addStage("b").addStage("c"))
                .stages())
        .extracting(Stage::id)
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(anna.form().createField(NewField.selector("f", "a", "b", "c")).options())
        .extracting(FieldOption::id)
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void deletionsHaveIdsOfTheirOwnWhereNothingElseIsNumbered() {
    for (long id = 1; id <= 5; id++) {
      anna.clients().create(NewClient.of("x").id(ClientId.of(id)));
    }

    differ(i -> anna.clients().delete(ClientId.of(i + 1)).id());
    assertThat(anna.deleted(PageRequest.first().limit(10)).items()).hasSize(5);
  }

  @Test
  void stagesAndOptionsThatAreAddedHaveIdsOfTheirOwn() {
    List<String> names = List.of("a", "b", "c", "d");
    PipelineId pipeline =
        anna.pipelines().create(NewPipeline.ofDeals("p").addStage("a").addStage("b")).id();
    List<StageSpec> stages = names.stream().map(StageSpec::of).toList();
    assertThat(anna.pipelines().edit(PipelineEdit.of(pipeline).stages(stages)).stages())
        .extracting(Stage::id)
        .hasSize(4)
        .doesNotHaveDuplicates();
    FieldId field = anna.form().createField(NewField.selector("f", "a", "b")).id();
    assertThat(anna.form().editField(FieldEdit.of(field).options(names)).options())
        .extracting(FieldOption::id)
        .hasSize(4)
        .doesNotHaveDuplicates();
  }

  @Test
  void portfoliosHaveIdsOfTheirOwnAlsoWhereTheUsersIdIsGiven() {
    Stream.of(11, 12, 13)
        .map(id -> NewUser.builder().id(UserId.of(id)).name("u" + id).type(UserType.MANAGER))
        .forEach(user -> anna.users().create(user.build()));
    OrgSnapshot org = store.read(WorkspaceId.of("acme"), tx -> tx.org());
    assertThat(org.users()).extracting(User::portfolio).hasSize(4).doesNotHaveDuplicates();
  }

  @Tag("E8")
  @Test
  void recordsCreatedTogetherHaveIdsOfTheirOwn() {
    NewClient named = NewClient.of("c").id(ClientId.of(1_000_002));
    List<NewClient> clients = new ArrayList<>(Collections.nCopies(9, NewClient.of("c")));
    clients.add(3, named);

    assertThat(anna.clients().createMany(clients))
        .extracting(outcome -> outcome.id().orElseThrow())
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void recordsFilesAndDeletionsHaveIdsOfTheirOwn() {
    ClientId client = anna.clients().create(NewClient.of("Acme")).id();

    differ(i -> anna.deals().create(NewDeal.of(client, "d")).id());
    differ(i -> anna.activities().create(NewActivity.of(client, "a")).id());
    differ(
        i ->
            anna.attachments().attach(client, NewFile.of("f"), InputStream.nullInputStream()).id());
    differ(i -> anna.clients().delete(anna.clients().create(NewClient.of("x")).id()).id());
    assertThat(anna.deleted(PageRequest.first().limit(10)).items()).hasSize(5);
    assertThat(anna.deals().list(Query.all()).items()).hasSize(5);
  }
}
