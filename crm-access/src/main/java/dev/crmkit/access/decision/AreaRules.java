package dev.crmkit.access.decision;

import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;

/** Rules on settings areas (rules.md S1, S2). */
final class AreaRules {

  private AreaRules() {}

  static Rule of(User actor, Action action, SettingsArea area) {
    if (action != Action.OPEN && action != Action.MANAGE) {
      return Rule.NO_SUCH_ACTION;
    }
    if (actor.type() == UserType.DIRECTOR) {
      return Rule.DIRECTOR_MAY_ALL;
    }
    boolean head = actor.type() == UserType.HEAD;
    boolean manages =
        switch (area) {
          case LABELS -> true;
          case CLIENT_FORM, STAGES -> head;
          case USERS, SECURITY -> false;
        };
    boolean opens =
        manages
            || switch (area) {
              case STAGES -> true;
              case USERS -> head;
              case CLIENT_FORM, LABELS, SECURITY -> false;
            };
    if (!opens) {
      return Rule.AREA_NOT_OF_TYPE;
    }
    if (actor.deniedSettings().contains(area)) {
      return Rule.AREA_DENIED;
    }
    if (manages) {
      return Rule.TYPE_MANAGES_AREA;
    }
    return action == Action.OPEN ? Rule.TYPE_OPENS_AREA : Rule.AREA_NOT_OF_TYPE;
  }
}
