package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.CountedStatements;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The number of statements of a change of the organisation, of a plan and of a purge does not
 * depend on how much was deleted or how large the team is.
 */
class OrgStatementCountTest {

  private static final UserId ANNA = UserId.of(1);
  private static final UserId HEAD = UserId.of(2);

  @Tag("F8")
  @ParameterizedTest
  @EnumSource
  void aFieldChangesItsTypeWithoutReadingWhatWasDeleted(TestDatabase engine) {
    FieldId field = FieldId.of(11);
    assertSame(
        engine,
        (session, count) -> {
          session
              .form()
              .createField(NewField.of("f", FieldType.TEXT).id(field).section(SectionId.of(1)));
          deleteClients(session, count);
        },
        session -> session.form().editField(FieldEdit.of(field).type(FieldType.NUMBER)));
  }

  @Tag("P3")
  @ParameterizedTest
  @EnumSource
  void aStageBeginsToCloseDealsWithoutReadingWhatWasDeleted(TestDatabase engine) {
    assertSame(
        engine,
        (session, count) -> {
          pipeline(session, 21, StageSpec.of("done"));
          pipeline(session, 22, StageSpec.lost("failed"));
          deleteClients(session, count);
        },
        session ->
            session
                .pipelines()
                .edit(PipelineEdit.of(PipelineId.of(21)).stages(List.of(StageSpec.won("done")))));
  }

  private static void pipeline(CrmSession session, long id, StageSpec stage) {
    session
        .pipelines()
        .create(NewPipeline.of(RecordKind.DEAL, "p" + id).id(PipelineId.of(id)).addStage(stage));
  }

  @Tag("E6")
  @ParameterizedTest
  @EnumSource
  void aPurgeDoesNotReadOtherDeletions(TestDatabase engine) {
    assertSame(
        engine,
        (session, count) -> deleteClients(session, count),
        session -> session.clients().purge(new ClientId(1)));
  }

  @Tag("D4")
  @ParameterizedTest
  @EnumSource
  void aPlanCountsAllPortfoliosInOneStatement(TestDatabase engine) {
    assertSame(
        engine,
        (session, count) -> {
          session.users().create(user(HEAD, UserType.HEAD).build());
          for (int i = 0; i < count; i++) {
            UserId manager = UserId.of(10 + i);
            session.users().create(user(manager, UserType.MANAGER).responsible(HEAD).build());
            session.clients().create(NewClient.of("c").owner(manager));
          }
        },
        session ->
            assertThat(session.preview(DeleteUser.of(HEAD)).visibilityChanges()).isNotEmpty());
  }

  private static NewUser.Builder user(UserId id, UserType type) {
    return NewUser.builder().id(id).name("u").type(type);
  }

  private static void deleteClients(CrmSession session, int count) {
    for (int i = 1; i <= count; i++) {
      session.clients().create(NewClient.of("c").id(new ClientId(i)));
      session.clients().delete(new ClientId(i));
    }
  }

  private interface InSession {
    void in(CrmSession session);
  }

  private static void assertSame(
      TestDatabase engine, BiConsumer<CrmSession, Integer> prepare, InSession call) {
    assertThat(statements(engine, prepare, 12, call))
        .isEqualTo(statements(engine, prepare, 3, call));
  }

  /** Returns how many statements a call executes after a preparation of some size. */
  private static int statements(
      TestDatabase engine, BiConsumer<CrmSession, Integer> prepare, int size, InSession call) {
    CountedStatements counted = new CountedStatements();
    WorkspaceId workspace = Samples.newWorkspace();
    try (JdbcStore store = JdbcStore.create(counted.of(engine.shared()))) {
      CrmSession session =
          Crm.open(store, workspace, NewDirector.of("Anna").id(ANNA)).session(ANNA);
      prepare.accept(session, size);
      return counted.during(() -> call.in(session));
    }
  }
}
