package dev.crmkit.store.testkit.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user; a deleted one stays, for what he did is told of (D5). */
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

  /** The number of the deletion by which he went; 0 while he is there. */
  public int deletion;

  /**
   * While he was deleted, the user above him changed: under whom he comes back is another matter
   * (D9).
   */
  public boolean orphaned;

  /**
   * How many activation tokens he was sent, when the last one was, and whether it can still be used
   * (U9).
   */
  public int tokens;

  public long tokenSent;
  public boolean tokenValid;

  /** His attempts to sign in, the latest last (U10). */
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

  /** D8: nobody is made owner of anything while he is one of these. */
  public boolean cannotOwnRecords() {
    return status.equals("inactive") || status.equals("dismissed");
  }

  /** U9: a new token, which voids the old. */
  public void sendToken(long now) {
    tokens++;
    tokenSent = now;
    tokenValid = true;
  }

  /**
   * An attempt to sign in.
   *
   * @param from the address, null if none is known
   * @param refused whether it was
   */
  public record SignIn(@Nullable String from, boolean refused) {}
}
