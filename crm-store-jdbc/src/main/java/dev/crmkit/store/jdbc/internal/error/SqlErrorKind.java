package dev.crmkit.store.jdbc.internal.error;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of errors of databases. An error is classified by its SQLState, or by the error codes
 * of MariaDB and MySQL, which often have no specific SQLState. H2 uses its error codes as SQLStates
 * if the standard has none.
 */
public enum SqlErrorKind {
  /** Another transaction interfered; the transaction may succeed if it is run again. */
  CONTENTION(
      "other transactions interfered repeatedly",
      "try again",
      ImmutableSet.of("40001", "40P01", "55P03", "HYT00", "50200", "90131"),
      ImmutableSet.of(1020, 1205, 1213)),
  NO_CONNECTION(
      "no connection to the database could be made",
      "check whether it runs, and whether host and port of the URL are right",
      ImmutableSet.of("08001", "08004", "57P03"),
      ImmutableSet.of()),
  /** The driver does not accept the URL, or there is no driver for it. */
  BAD_URL(
      "no driver accepts the URL of the database",
      "correct it, and check that the driver is on the class path",
      ImmutableSet.of("90011", "90046", "90047", "90113"),
      ImmutableSet.of()),
  LOGIN_REFUSED(
      "the database refused the user or the password",
      "correct the settings of the DataSource",
      ImmutableSet.of("28000", "28P01"),
      ImmutableSet.of(1045, 1698)),
  NO_DATABASE(
      "there is no such database or schema",
      "create it, or correct the URL or JdbcOptions.schema",
      ImmutableSet.of("3D000", "3F000", "90013", "90079", "90146", "90149"),
      ImmutableSet.of(1046, 1049)),
  /** The files of an embedded database are locked by another process. */
  DATABASE_IN_USE(
      "another process has the database open",
      "close it there, or run the database as a server",
      ImmutableSet.of("90020"),
      ImmutableSet.of()),
  /** An established connection was lost. */
  CONNECTION_LOST(
      "the connection to the database was lost",
      "try again; if it persists, check whether the database runs and can be reached",
      ImmutableSet.of(
          "57P01", "57P02", "57P05", "25P03", "25P04", "90007", "90067", "90098", "90121"),
      ImmutableSet.of(1053, 1220, 1927)),
  POOL_EXHAUSTED(
      "the pool provided no connection in time",
      "make the pool larger, or hold its connections for a shorter time",
      ImmutableSet.of(),
      ImmutableSet.of()),
  TOO_MANY_CONNECTIONS(
      "the database accepts no more connections",
      "raise its limit, or make the pools smaller",
      ImmutableSet.of("53300"),
      ImmutableSet.of(1040, 1203, 1226)),
  PERMISSION_DENIED(
      "the user of the database lacks the right to do this",
      "grant it SELECT, INSERT, UPDATE and DELETE on the store's tables, and the use of their"
          + " schema",
      ImmutableSet.of("42501", "90040", "90096"),
      ImmutableSet.of(1044, 1142, 1143, 1227)),
  DISK_FULL(
      "the database has no space left",
      "give it more space",
      ImmutableSet.of("53100"),
      ImmutableSet.of(1021, 1114)),
  READ_ONLY(
      "the database is read-only",
      "connect to one that accepts writes, such as the primary",
      ImmutableSet.of("25006", "90097"),
      ImmutableSet.of(1290, 1792, 1836)),
  TABLE_MISSING(
      "a table or a column of the store is missing",
      "check that JdbcOptions has the prefix and the schema of the tables",
      ImmutableSet.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22"),
      ImmutableSet.of(1054, 1146)),
  STATEMENT_TOO_LARGE(
      "a value is larger than the database accepts in one statement",
      "raise max_allowed_packet of the database, or lower Limits.recordTextLength",
      ImmutableSet.of(),
      ImmutableSet.of(1153)),
  TIMEOUT(
      "it took longer than the database or its driver allows",
      "try again, or allow more time",
      ImmutableSet.of("57014", "70100"),
      ImmutableSet.of(1317, 1969, 3024)),
  OTHER(
      "the database refused it for another reason",
      "look up the SQLState, and see the log of the database",
      ImmutableSet.of(),
      ImmutableSet.of());

  private final String description;
  private final String advice;
  private final ImmutableSet<String> states;
  private final ImmutableSet<Integer> errorCodes;

  SqlErrorKind(
      String what, String advice, ImmutableSet<String> states, ImmutableSet<Integer> numbers) {
    this.description = what;
    this.advice = advice;
    this.states = states;
    this.errorCodes = numbers;
  }

  /** Classifies an exception. */
  public static SqlErrorKind of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    List<SqlErrorKind> kinds =
        chain.stream()
            .filter(SQLException.class::isInstance)
            .map(link -> kindOf((SQLException) link))
            .filter(kind -> kind != OTHER)
            .toList();
    if (chain.stream().anyMatch(SqlErrorKind::isFull)) {
      return DISK_FULL;
    }
    if (chain.stream().anyMatch(SqlErrorKind::isTooLarge)) {
      return STATEMENT_TOO_LARGE;
    }
    if (kinds.isEmpty()) {
      return chain.stream().anyMatch(SqlErrorKind::isPoolError) ? POOL_EXHAUSTED : OTHER;
    }
    boolean isUnreachable =
        kinds.get(0) == CONNECTION_LOST && chain.stream().anyMatch(SqlErrorKind::isUnreachable);
    return isUnreachable ? NO_CONNECTION : kinds.get(0);
  }

  /** Returns an exception with all its causes, outermost first. */
  public static List<Throwable> chain(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    collect(thrown, seen, chain);
    return chain;
  }

  /** Returns what happened, for people. */
  String description() {
    return description;
  }

  /** Returns what to do about it, for people. */
  String advice() {
    return advice;
  }

  private static void collect(
      @Nullable Throwable thrown, Set<Throwable> seen, List<Throwable> chain) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    chain.add(thrown);
    if (thrown instanceof SQLException kind) {
      collect(kind.getNextException(), seen, chain);
    }
    collect(thrown.getCause(), seen, chain);
  }

  private static SqlErrorKind kindOf(SQLException thrown) {
    String state = String.valueOf(thrown.getSQLState());
    int number = thrown.getErrorCode();
    if (says(thrown, "No suitable driver") || says(thrown, "Unable to parse URL")) {
      return BAD_URL;
    }
    // The codes first: they are more specific than the SQLStates.
    return first(kind -> kind.errorCodes.contains(number))
        .or(() -> first(kind -> kind.states.contains(state)))
        .orElseGet(() -> byClass(thrown, state));
  }

  private static Optional<SqlErrorKind> first(Predicate<SqlErrorKind> test) {
    return Arrays.stream(values()).filter(test).findFirst();
  }

  private static SqlErrorKind byClass(SQLException thrown, String state) {
    if (state.startsWith("08")) {
      return CONNECTION_LOST;
    }
    return thrown instanceof SQLTimeoutException ? TIMEOUT : OTHER;
  }

  /** Pools set no SQLState: HikariCP, DBCP and Tomcat's. */
  private static boolean isPoolError(Throwable link) {
    return link instanceof SQLTransientConnectionException
        || link instanceof NoSuchElementException
        || link.getClass().getSimpleName().equals("PoolExhaustedException");
  }

  /**
   * The drivers of MariaDB and MySQL check the size before sending, and report it as a failed
   * connection.
   */
  private static boolean isTooLarge(Throwable link) {
    return link.getClass().getSimpleName().matches("MaxAllowedPacketException|.*PacketTooBig.*");
  }

  private static boolean isUnreachable(Throwable link) {
    return link instanceof ConnectException
        || link instanceof UnknownHostException
        || link instanceof NoRouteToHostException;
  }

  /** The message of the operating system, which databases report under several codes. */
  private static boolean isFull(Throwable link) {
    return (link instanceof IOException || link instanceof SQLException)
        && says(link, "No space left on device");
  }

  private static boolean says(Throwable link, String words) {
    return String.valueOf(link.getMessage()).contains(words);
  }
}
