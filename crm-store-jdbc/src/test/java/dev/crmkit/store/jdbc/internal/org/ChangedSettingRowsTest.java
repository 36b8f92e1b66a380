package dev.crmkit.store.jdbc.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Deleting a label, a field or a pipeline, or replacing a stage, changes a number of rows that does
 * not depend on how many records use it (rules.md S3, F8, P4).
 */
@Tag("S3")
@Tag("F8")
@Tag("P4")
class ChangedSettingRowsTest {

  private static final NewDirector ANNA = NewDirector.of("Anna");

  /** Includes the rows of earlier transactions of the connection. */
  private static final String CHANGED_ROWS =
      "SELECT SUM(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables";

  private final DataSource database = TestDatabase.POSTGRESQL.shared();

  @Test
  void deletingASettingChangesAFixedNumberOfRows() throws SQLException {
    try (JdbcStore store = JdbcStore.create(database)) {
      Map<String, Long> few = rows(store, 2);
      Map<String, Long> more = rows(store, 20);
      assertThat(more).isEqualTo(few).hasSize(4);
      assertThat(few.values()).allSatisfy(rows -> assertThat(rows).isPositive().isLessThan(15));
    }
  }

  private interface Change {
    void by(CrmSession anna);
  }

  private Map<String, Long> rows(JdbcStore store, int records) throws SQLException {
    WorkspaceId workspace = Samples.newWorkspace();
    CrmSession anna = anna(store, workspace);
    Label label = anna.labels().create(NewLabel.of("VIP"));
    Field city = anna.form().createField(NewField.of("City", FieldType.TEXT));
    NewPipeline twoStages = NewPipeline.ofClients("Sale").addStage("first").addStage("second");
    Pipeline sale = anna.pipelines().create(twoStages);
    for (int i = 0; i < records; i++) {
      anna.clients()
          .create(
              NewClient.of("Client " + i)
                  .field(city.id(), FieldValue.text("Uglich"))
                  .addLabel(label.id())
                  .stage(sale.id(), sale.stages().get(0).id()));
    }
    assertThat(anna.clients().count(Query.all().where(Filter.label(label.id()))))
        .isEqualTo(records);
    PipelineEdit replacing =
        PipelineEdit.of(sale.id())
            .stages(List.of(StageSpec.of("second")))
            .replace("first", "second");
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("stage", rows(store, workspace, in -> in.pipelines().edit(replacing)));
    rows.put("label", rows(store, workspace, in -> in.labels().delete(label.id())));
    rows.put("field", rows(store, workspace, in -> in.form().deleteField(city.id(), records)));
    rows.put("pipeline", rows(store, workspace, in -> in.pipelines().delete(sale.id(), records)));
    List<Long> versions = new ArrayList<>();
    anna.clients().list(Query.all()).items().forEach(each -> versions.add(each.version()));
    assertThat(versions).hasSize(records).containsOnly(1L);
    return rows;
  }

  private long rows(JdbcStore store, WorkspaceId workspace, Change change) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JoinedStore joined = store.joining(connection);
      CrmSession within = anna(joined, workspace);
      long before = changedRows(connection);
      change.by(within);
      long rows = changedRows(connection) - before;
      connection.commit();
      joined.committed();
      return rows;
    }
  }

  private static CrmSession anna(CrmStore store, WorkspaceId workspace) {
    Crm crm = Crm.open(store, workspace, ANNA);
    return crm.session(crm.director().id());
  }

  private static long changedRows(Connection connection) throws SQLException {
    return Long.parseLong(TestSql.of(connection, CHANGED_ROWS).get(0));
  }
}
