package dev.crmkit.examples.tour;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.Action;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.examples.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table of users and clients: who can view and who can edit which client. */
final class AccessMatrix {

  private static final int CELL = 7;

  private final Map<String, UserId> users;
  private final Map<String, ClientId> clients;
  private final Paint paint;

  AccessMatrix(Map<String, UserId> users, Map<String, ClientId> clients, Paint paint) {
    this.users = users;
    this.clients = clients;
    this.paint = paint;
  }

  List<String> lines(Function<UserId, CrmSession> sessions) {
    int width = clients.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(" ".repeat(width));
    users.keySet().forEach(name -> head.append(pad(name, CELL)));
    lines.add(paint.faint(head.toString().stripTrailing()));
    clients.forEach(
        (name, client) -> {
          StringBuilder line = new StringBuilder(pad(name, width));
          users.values().forEach(user -> line.append(cell(sessions.apply(user), client)));
          lines.add(line.toString().stripTrailing());
        });
    return lines;
  }

  private String cell(CrmSession session, ClientId client) {
    if (session.may(Action.EDIT, client).allowed()) {
      return paint.good(pad("edits", CELL));
    }
    return session.may(Action.VIEW, client).allowed()
        ? pad("sees", CELL)
        : paint.faint(pad("·", CELL));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
