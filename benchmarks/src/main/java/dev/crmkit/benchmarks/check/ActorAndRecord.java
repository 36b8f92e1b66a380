package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A user and the record that they want to access.
 *
 * @param actor the user
 * @param owner the owner of the record
 * @param record the record
 * @param actorTeam the number of the actor's team; null for the Director
 * @param ownerTeam the number of the team in which the owner is a Manager; null if they are not one
 */
record ActorAndRecord(
    User actor,
    User owner,
    Client record,
    @Nullable Integer actorTeam,
    @Nullable Integer ownerTeam) {

  /** The number of pairs that are checked in rotation, a power of two. */
  static final int COUNT = 1024;

  private static final int SLOTS = 8;

  /**
   * Returns pairs from all teams for which the check has the result of the case. They are the same
   * in every run.
   */
  static ActorAndRecord[] of(OrganisationFixture company, AccessCase accessCase, int count) {
    SplittableRandom random = new SplittableRandom(accessCase.name().hashCode());
    ActorAndRecord[] pairs = new ActorAndRecord[count];
    for (int i = 0; i < count; i++) {
      int number = random.nextInt(company.teams());
      List<User> team = company.team(number);
      User owner = team.get(1 + random.nextInt(team.size() - 1));
      User peer = team.get(1 + random.nextInt(team.size() - 1));
      while (peer.equals(owner)) {
        peer = team.get(1 + random.nextInt(team.size() - 1));
      }
      int otherNumber = (number + 1 + random.nextInt(company.teams() - 1)) % company.teams();
      List<User> other = company.team(otherNumber);
      User stranger = other.get(random.nextInt(other.size()));
      int slot = i % SLOTS;
      pairs[i] =
          switch (accessCase) {
            case VIEW_ALLOWED ->
                slot >= 5
                    ? pair(i, peer, owner, number, number)
                    : allowedToEdit(i, slot, company, owner, number);
            case EDIT_ALLOWED -> allowedToEdit(i, slot, company, owner, number);
            case VIEW_DENIED ->
                slot == 0
                    ? pair(i, owner, team.get(0), number, number)
                    : pair(i, stranger, owner, otherNumber, number);
            case EDIT_DENIED ->
                slot >= 4
                    ? pair(i, peer, owner, number, number)
                    : pair(i, stranger, owner, otherNumber, number);
          };
    }
    return pairs;
  }

  /**
   * Returns a pair whose actor is the Director, the owner or the owner's Head, depending on the
   * slot.
   */
  private static ActorAndRecord allowedToEdit(
      int i, int slot, OrganisationFixture company, User owner, int team) {
    if (slot == 0) {
      return pair(i, company.director(), owner, null, team);
    }
    return pair(i, slot <= 2 ? owner : company.team(team).get(0), owner, team, team);
  }

  private static ActorAndRecord pair(
      int i, User actor, User owner, @Nullable Integer actorTeam, int ownerTeam) {
    return new ActorAndRecord(
        actor,
        owner,
        OrganisationFixture.client(i + 1, owner),
        actorTeam,
        owner.type() == UserType.MANAGER ? ownerTeam : null);
  }
}
