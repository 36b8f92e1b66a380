package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads and writes the activation tokens of users. */
public final class ActivationRows {

  private final DSLContext sql;
  private final Tables.ActivationTokens at;
  private final String workspace;

  public ActivationRows(DSLContext sql, Tables tables, String workspace) {
    this.sql = sql;
    this.at = tables.activationTokens;
    this.workspace = workspace;
  }

  public Optional<Activation> find(String tokenHash) {
    return sql.select(at.doc)
        .from(at.table)
        .where(at.workspace.eq(workspace))
        .and(at.tokenHash.eq(tokenHash))
        .fetchOptional(row -> StoredJson.read("an activation", row.value1(), Activation.class));
  }

  /** Replaces the activation of a user. */
  public void put(Activation activation) {
    remove(activation.user());
    sql.insertInto(at.table, at.workspace, at.user, at.tokenHash, at.doc)
        .values(
            workspace, activation.user().value(), activation.tokenHash(), CrmJson.write(activation))
        .execute();
  }

  public void remove(UserId user) {
    sql.deleteFrom(at.table)
        .where(at.workspace.eq(workspace))
        .and(at.user.eq(user.value()))
        .execute();
  }
}
