package dev.crmkit.access.internal.history;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The users whom changes name by their ids. */
final class NamedUsers {

  private static final Set<String> ATTRIBUTES_NAMING_USERS = Set.of("owner", "responsible");

  private NamedUsers() {}

  /** Returns the users whom some changes of an event name; those of a hand-over as of then. */
  static List<UserRef> of(OrgSnapshot org, Event event, List<Change> changes) {
    Map<String, UserRef> atThatTime = new LinkedHashMap<>();
    HandOver handOver = event.handOver().orElse(null);
    if (handOver != null) {
      handOver.from().values().forEach(user -> atThatTime.put(user.id().key(), user));
      atThatTime.put(handOver.to().id().key(), handOver.to());
    }
    Map<String, UserRef> named = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> ATTRIBUTES_NAMING_USERS.contains(change.attribute()))
        .flatMap(change -> Stream.of(change.before(), change.after()))
        .forEach(
            id -> {
              if (id != null && atThatTime.containsKey(id)) {
                named.put(id, atThatTime.get(id));
              } else if (id != null) {
                UserId user = new UserId(Long.parseLong(id));
                org.user(user)
                    .or(() -> org.deletedUser(user))
                    .ifPresent(found -> named.put(id, found.ref()));
              }
            });
    return List.copyOf(named.values());
  }
}
