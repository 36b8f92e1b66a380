package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for which record.
 *
 * @param actor who asks
 * @param owner whose record it is
 * @param record the record
 * @param actorTeam the team that the one who asks belongs to; null for the Director
 * @param ownerTeam the team in which the owner is a manager; null when he is none
 */
record ActorAndRecord(
    User actor,
    User owner,
    Client record,
    @Nullable Integer actorTeam,
    @Nullable Integer ownerTeam) {

  /** How many different ones are asked in turn, a power of two. */
  static final int COUNT = 1024;

  private static final int IN_EIGHT = 8;

  /**
   * Pairs from all over a company, with one answer to a question.
   *
   * @return as many as asked for, the same at every run
   */
  static ActorAndRecord[] of(OrganisationFixture company, AccessCase question, int count) {
    SplittableRandom random = new SplittableRandom(question.name().hashCode());
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
      int turn = i % IN_EIGHT;
      pairs[i] =
          switch (question) {
            case VIEW_ALLOWED ->
                turn >= 5
                    ? pair(i, peer, owner, number, number)
                    : allowedToEdit(i, turn, company, owner, number);
            case EDIT_ALLOWED -> allowedToEdit(i, turn, company, owner, number);
            case VIEW_DENIED ->
                turn == 0
                    ? pair(i, owner, team.get(0), number, number)
                    : pair(i, stranger, owner, otherNumber, number);
            case EDIT_DENIED ->
                turn >= 4
                    ? pair(i, peer, owner, number, number)
                    : pair(i, stranger, owner, otherNumber, number);
          };
    }
    return pairs;
  }

  /** The Director now and then, the owner, or his head. */
  private static ActorAndRecord allowedToEdit(
      int i, int turn, OrganisationFixture company, User owner, int team) {
    if (turn == 0) {
      return pair(i, company.director(), owner, null, team);
    }
    return pair(i, turn <= 2 ? owner : company.team(team).get(0), owner, team, team);
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
