package dev.crmkit.store.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings of databases and drivers that change the meaning of SQL: the store works under them, or
 * refuses to open and names the setting.
 */
@Tag("R5")
class DatabaseSettingsTest {

  private static final String TEXT = "it's \\ \"x\" || ё \uD83D\uDE00 %_ -- ? ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODE=Oracle",
        "MODE=MySQL",
        "MODE=MSSQLServer;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "IGNORECASE=TRUE;LAZY_QUERY_EXECUTION=TRUE"
      })
  void h2WorksWith(String setting) throws IOException {
    assertWorks(TestDatabases.h2Url() + ";" + setting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preferQueryMode=simple",
        "reWriteBatchedInserts=true&stringtype=unspecified",
        "options=-c%20standard_conforming_strings=off%20-c%20bytea_output=escape"
      })
  void postgresWorksWith(String setting) throws IOException {
    assertWorks(with(TestDatabases.postgresUrl(), setting));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessionVariables=sql_mode=''",
        "sessionVariables=sql_mode='EMPTY_STRING_IS_NULL,STRICT_TRANS_TABLES'",
        "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'",
        "sessionVariables=sql_mode='ORACLE'",
        "sessionVariables=sql_mode='ANSI'",
        "useServerPrepStmts=true&useBulkStmts=true",
        "useAffectedRows=true"
      })
  void mariaDbWorksWith(String setting) throws IOException {
    assertWorks(with(TestDatabases.mariaDbUrl(), setting));
  }

  @Test
  void h2WithoutLiteralsIsRefused() {
    assertRefused(TestDatabases.h2Url() + ";ALLOW_LITERALS=NONE", "ALLOW_LITERALS");
    assertRefused(TestDatabases.h2Url() + ";ALLOW_LITERALS=NUMBERS", "ALLOW_LITERALS");
  }

  @Test
  void postgresWithoutUtf8IsRefused() throws SQLException {
    String url = TestDatabases.postgresUrl();
    String latin = "latin" + System.identityHashCode(this);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + latin + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    }
    assertRefused(url.replaceFirst("/[^/?]+([?]|$)", "/" + latin + "$1"), "encoding is LATIN1");
  }

  @Test
  void aDriverThatDescribesStatementsFirstIsRefused() {
    assertRefused(with(TestDatabases.postgresUrl(), "prepareThreshold=-1"), "prepareThreshold");
  }

  @ParameterizedTest
  @CsvSource({
    "sql_select_limit=1, sql_select_limit is 1",
    "character_set_results=latin1, character_set_client",
    "character_set_connection=latin1, character_set_client"
  })
  void mariaDbIsRefusedWithSettingsThatChangeData(String setting, String named) {
    assertRefused(with(TestDatabases.mariaDbUrl(), "sessionVariables=" + setting), named);
  }

  private static void assertRefused(String url, String setting) {
    try (HikariDataSource database = TestDatabases.pool(url)) {
      assertThatThrownBy(() -> JdbcStore.create(database))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining(setting);
    }
  }

  private static String with(String url, String setting) {
    return url + (url.contains("?") ? "&" : "?") + setting;
  }

  /** Does a little of everything. */
  private static void assertWorks(String url) throws IOException {
    try (HikariDataSource database = TestDatabases.pool(url);
        JdbcStore store = JdbcStore.create(database)) {
      JdbcStore.create(database).close();
      Crm crm =
          Crm.open(
              store, WorkspaceId.of("w" + UUID.randomUUID()), NewDirector.of("A").email("a@x.org"));
      CrmSession session = crm.session(crm.director().id());
      Field text = session.form().createField(NewField.of("Text", FieldType.TEXT));
      Field number = session.form().createField(NewField.of("Number", FieldType.NUMBER));
      ClientView one =
          session
              .clients()
              .create(NewClient.of(TEXT).field(text.id(), "").field(number.id(), "1.50"));
      ClientView two =
          session
              .clients()
              .create(NewClient.of("Two").field(text.id(), TEXT).field(number.id(), "-3"));
      session.clients().edit(ClientEdit.of(two.id()).field(text.id(), TEXT + TEXT));
      assertThat(session.clients().get(one.id()).fields())
          .containsEntry(text.id(), FieldValue.text(""));
      assertThat(session.clients().get(two.id()).fields())
          .containsEntry(text.id(), FieldValue.text(TEXT + TEXT));
      assertThat(ids(session, Query.all().sortedBy(Order.field(number.id()))))
          .containsExactly(two.id(), one.id());
      assertThat(ids(session, Query.all().where(Filter.nameContains("It's \\"))))
          .containsExactly(one.id());
      assertThat(ids(session, Query.all().where(Filter.field(text.id()).contains("|| Ё"))))
          .containsExactly(two.id());
      assertThat(ids(session, Query.all().where(Filter.not(Filter.nameContains("two")))))
          .containsExactly(one.id());
      session.deals().create(NewDeal.of(one.id(), TEXT).amount(Money.parse("1.10 EUR")));
      assertThat(session.deals().list(Query.all()).items())
          .extracting(deal -> deal.amount().orElseThrow().toString())
          .containsExactly("1.10 EUR");
      FileId file =
          session.attachments().attach(one.id(), NewFile.of("f.txt"), stream("content")).id();
      FileId empty = session.attachments().attach(one.id(), NewFile.of("f.txt"), stream("")).id();
      try (InputStream in = session.attachments().content(file)) {
        assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
      }
      try (InputStream in = session.attachments().content(empty)) {
        assertThat(in.readAllBytes()).isEmpty();
      }
      assertThat(session.clients().history(two.id()).items()).hasSize(2);
      session.clients().delete(one.id());
      assertThat(session.clients().count(Query.all())).isEqualTo(1);
      session.clients().undoDelete(one.id());
      session.clients().delete(one.id());
      session.attachments().purge(file);
      session.clients().purge(one.id());
      crm.signIn(crm.director().id(), null);
      assertThat(session.events(PageRequest.first().limit(100)).items()).isNotEmpty();
    }
  }

  private static List<ClientId> ids(CrmSession session, Query query) {
    return session.clients().list(query).items().stream().map(ClientView::id).toList();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
