package dev.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that do not tell their URL are otherwise as they were. */
class QuietSourceTest {

  @ParameterizedTest
  @EnumSource
  void onlyTheKindOfDatabaseIsTold(Engine engine) throws SQLException {
    DataSource source = QuietSource.of(engine.fresh());
    try (Connection connection = source.getConnection()) {
      assertThat(connection.getMetaData().getURL())
          .isEqualTo("jdbc:" + engine.name().toLowerCase(Locale.ROOT) + ":");
      assertThat(Database.of(connection).name()).isEqualTo(engine.name());
    }
    assertThat(Rows.of(source, "SELECT 1")).containsExactly("1");
    assertThatThrownBy(() -> Rows.run(source, "SELECT * FROM nothing"))
        .isInstanceOf(SQLException.class);
  }
}
