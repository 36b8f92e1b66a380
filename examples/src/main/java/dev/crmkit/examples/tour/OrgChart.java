package dev.crmkit.examples.tour;

import dev.crmkit.access.view.UserView;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the users of a workspace as a tree, one line per user. */
final class OrgChart {

  private final List<UserView> users;
  private final List<String> lines = new ArrayList<>();

  private OrgChart(List<UserView> users) {
    this.users = users;
  }

  static List<String> of(List<UserView> users) {
    OrgChart chart = new OrgChart(users);
    users.stream().filter(user -> user.responsible().isEmpty()).forEach(chart::root);
    return chart.lines;
  }

  private void root(UserView director) {
    lines.add(line(director));
    under(director.id(), "");
  }

  private void under(UserId over, String indent) {
    List<UserView> team =
        users.stream()
            .filter(user -> user.responsible().filter(r -> r.id().equals(over)).isPresent())
            .sorted(Comparator.comparing(UserView::name))
            .toList();
    for (int i = 0; i < team.size(); i++) {
      boolean last = i == team.size() - 1;
      lines.add(indent + (last ? "└─ " : "├─ ") + line(team.get(i)));
      under(team.get(i).id(), indent + (last ? "   " : "│  "));
    }
  }

  private static String line(UserView user) {
    String type = user.type().name().toLowerCase(Locale.ROOT);
    String status =
        user.status() == UserStatus.ACTIVE
            ? ""
            : ", " + user.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return user.name() + " (" + type + status + ")";
  }
}
