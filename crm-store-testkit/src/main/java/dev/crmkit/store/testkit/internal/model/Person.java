package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user of the reference; a deleted user is kept, since the history names them (D5). */
public final class Person {

  public final String id;
  public String type;
  public String status = "active";
  public String name;

  @Nullable public String email;
  @Nullable public String responsible;
  public final Set<String> groups = new TreeSet<>();
  public final Set<String> denied = new TreeSet<>();
  @Nullable public String lastIp;

  /** The number of the deletion that deleted the user; 0 if the user is not deleted. */
  public int deletion;

  /**
   * Whether the responsible changed while the user was deleted, so that the responsible after an
   * undo is another one (D9).
   */
  public boolean orphaned;

  /**
   * The number of activation tokens sent to the user, the time of the last one, and whether it is
   * still valid (U9).
   */
  public int tokens;

  public long tokenSent;
  public boolean tokenValid;

  /** The sign-in attempts of the user, the latest last (U10). */
  public final List<SignIn> signIns = new ArrayList<>();

  public Person(String id, String type) {
    this.id = id;
    this.type = type;
    this.name = id;
  }

  Person(Person other) {
    this(other.id, other.type);
    status = other.status;
    name = other.name;
    email = other.email;
    responsible = other.responsible;
    groups.addAll(other.groups);
    denied.addAll(other.denied);
    lastIp = other.lastIp;
    deletion = other.deletion;
    orphaned = other.orphaned;
    tokens = other.tokens;
    tokenSent = other.tokenSent;
    tokenValid = other.tokenValid;
    signIns.addAll(other.signIns);
  }

  public boolean isDeleted() {
    return deletion > 0;
  }

  public boolean isDirector() {
    return type.equals("director");
  }

  public boolean isHead() {
    return type.equals("head");
  }

  public boolean isManager() {
    return type.equals("manager");
  }

  /** Returns whether the status forbids making the user the owner of a record (D8). */
  public boolean cannotOwnRecords() {
    return status.equals("inactive") || status.equals("dismissed");
  }

  /** Sends a new token, which invalidates the old one (U9). */
  public void sendToken(long now) {
    tokens++;
    tokenSent = now;
    tokenValid = true;
  }

  /**
   * A sign-in attempt.
   *
   * @param from the IP address, null if unknown
   * @param refused whether the attempt was refused
   */
  public record SignIn(@Nullable String from, boolean refused) {}
}
