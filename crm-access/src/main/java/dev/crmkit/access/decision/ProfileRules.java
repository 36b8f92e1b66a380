package dev.crmkit.access.decision;

import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;

/** Rules on the profiles of users (rules.md U4, U5, S2). */
final class ProfileRules {

  private ProfileRules() {}

  static Rule of(User actor, Action action, User target) {
    Rule view = visibility(actor, target);
    return switch (action) {
      case VIEW, EDIT -> view;
      case DELETE -> {
        if (!view.allows()) {
          yield view;
        }
        if (target.type() == UserType.DIRECTOR) {
          yield Rule.ONE_DIRECTOR;
        }
        yield actor.type() == UserType.DIRECTOR ? view : Rule.ONLY_DIRECTOR_CHANGES;
      }
      case ASSIGN, CREATE, OPEN, MANAGE, SIGN_IN -> Rule.NO_SUCH_ACTION;
    };
  }

  private static Rule visibility(User actor, User target) {
    if (actor.type() == UserType.DIRECTOR) {
      return Rule.DIRECTOR_MAY_ALL;
    }
    if (actor.id().equals(target.id())) {
      return Rule.OWN_PROFILE;
    }
    boolean inTeamOfActor =
        actor.type() == UserType.HEAD
            && target.responsible().filter(over -> over.equals(actor.id())).isPresent();
    if (!inTeamOfActor) {
      return Rule.PROFILE_NOT_SEEN;
    }
    return actor.deniedSettings().contains(SettingsArea.USERS)
        ? Rule.AREA_DENIED
        : Rule.PROFILE_OF_TEAM;
  }
}
