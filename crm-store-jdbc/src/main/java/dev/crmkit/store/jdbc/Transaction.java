package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** What one transaction of the database is run with, and what waits for its commit. */
final class Transaction {

  private final Parts parts;
  private final DSLContext sql;
  private final OrgCache orgs;
  private final WorkspaceId workspace;
  private final List<Runnable> afterCommit = new ArrayList<>();

  /**
   * A transaction.
   *
   * @param sql on its connection
   * @param orgs where the organisation is looked up
   */
  Transaction(Parts parts, DSLContext sql, OrgCache orgs, WorkspaceId workspace) {
    this.parts = parts;
    this.sql = sql;
    this.orgs = orgs;
    this.workspace = workspace;
  }

  DSLContext sql() {
    return sql;
  }

  Tables tables() {
    return parts.tables();
  }

  private Database database() {
    return parts.database();
  }

  /** Pieces of SQL for this workspace. */
  Sql pieces() {
    return new Sql(database(), tables(), workspace.value());
  }

  Contents contents() {
    return parts.contents();
  }

  /** Takes the workspace's lock, unless the host's transaction has it already. */
  void lock(boolean alone) {
    new Locks(database(), tables()).take(sql, workspace, alone);
  }

  /** Takes the workspace's lock in turn. */
  void lockInTurn(boolean alone) {
    new Locks(database(), tables()).takeInTurn(sql, workspace, alone);
  }

  /**
   * The row of the workspace.
   *
   * @throws IllegalArgumentException when there is no such workspace
   */
  Head head() {
    return Head.read(sql, tables(), workspace);
  }

  OrgCache orgs() {
    return orgs;
  }

  OrgRows orgRows() {
    return new OrgRows(sql, tables());
  }

  Listing listing() {
    return new Listing(sql, database(), tables(), workspace);
  }

  /** Something to do when this transaction is committed, and only then. */
  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** What is to be done now that it is committed. */
  List<Runnable> afterCommit() {
    return afterCommit;
  }
}
