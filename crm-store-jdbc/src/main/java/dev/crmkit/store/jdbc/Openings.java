package dev.crmkit.store.jdbc;

/** The ways in which transactions begin. */
final class Openings {

  final Opening reading;
  final Opening writing;
  final Opening reorganising;

  /** Within a host's transaction, to read or to write; the organisation stays as it was seen. */
  final Opening joining;

  /** Within a host's transaction, to reorganise. */
  final Opening joiningAlone;

  Openings(Database database, Tables tables) {
    reading = new Opening(database, tables, Isolation.SNAPSHOT, Opening.Lock.NONE);
    writing = new Opening(database, tables, Isolation.COMMITTED, Opening.Lock.SHARED);
    reorganising = new Opening(database, tables, Isolation.COMMITTED, Opening.Lock.ALONE);
    joining = new Opening(database, tables, null, Opening.Lock.SHARED);
    joiningAlone = new Opening(database, tables, null, Opening.Lock.ALONE);
  }
}
