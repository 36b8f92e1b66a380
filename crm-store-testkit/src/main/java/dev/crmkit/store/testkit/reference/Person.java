package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user; a deleted one stays, for what he did is told of (D5). */
final class Person {

  final String id;
  String type;
  String status = "active";
  String name;

  @Nullable String email;
  @Nullable String responsible;
  final Set<String> groups = new TreeSet<>();
  final Set<String> denied = new TreeSet<>();
  @Nullable String lastIp;

  /** The number of the deletion by which he went; 0 while he is there. */
  int deletion;

  /**
   * While he was deleted, the user above him changed: under whom he comes back is another matter
   * (D9).
   */
  boolean orphaned;

  /**
   * How many activation tokens he was sent, when the last one was, and whether it can still be used
   * (U9).
   */
  int tokens;

  long tokenSent;
  boolean tokenGood;

  /** His attempts to sign in, the latest last (U10). */
  final List<SignIn> signIns = new ArrayList<>();

  Person(String id, String type) {
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
    tokenGood = other.tokenGood;
    signIns.addAll(other.signIns);
  }

  boolean isDeleted() {
    return deletion > 0;
  }

  boolean isDirector() {
    return type.equals("director");
  }

  boolean isHead() {
    return type.equals("head");
  }

  boolean isManager() {
    return type.equals("manager");
  }

  /** D8: nobody is made owner of anything while he is one of these. */
  boolean isAway() {
    return status.equals("inactive") || status.equals("dismissed");
  }

  /** U9: a new token, which voids the old. */
  void sendToken(long now) {
    tokens++;
    tokenSent = now;
    tokenGood = true;
  }

  /**
   * An attempt to sign in.
   *
   * @param from the address, null if none is known
   * @param refused whether it was
   */
  record SignIn(@Nullable String from, boolean refused) {}
}
