package dev.crmkit.store.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections without their URL are otherwise unchanged. */
class UrlHidingDataSourceTest {

  @ParameterizedTest
  @EnumSource
  void onlyTheProductIsVisible(TestDatabase engine) throws SQLException {
    DataSource source = UrlHidingDataSource.hideUrl(engine.fresh());
    try (Connection connection = source.getConnection()) {
      assertThat(connection.getMetaData().getURL())
          .isEqualTo("jdbc:" + engine.name().toLowerCase(Locale.ROOT) + ":");
      assertThat(SqlDialects.of(connection)).isEqualTo(engine.dialect());
    }
    assertThat(TestSql.of(source, "SELECT 1")).containsExactly("1");
    assertThatThrownBy(() -> TestSql.run(source, "SELECT * FROM nothing"))
        .isInstanceOf(SQLException.class);
  }
}
