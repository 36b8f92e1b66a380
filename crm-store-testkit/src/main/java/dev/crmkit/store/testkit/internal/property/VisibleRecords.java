package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records that each user of a workspace sees in lists. */
final class VisibleRecords {

  private final Map<UserId, Map<Subject, RecordView>> views = new LinkedHashMap<>();

  private VisibleRecords() {}

  /** Reads the lists of all users; users who can work from certain addresses only see nothing. */
  static VisibleRecords of(ScriptRun run) {
    VisibleRecords sights = new VisibleRecords();
    run.workspace()
        .org()
        .users()
        .forEach(
            user -> sights.views.put(user.id(), records(run.workspace().crm().session(user.id()))));
    return sights;
  }

  private static Map<Subject, RecordView> records(CrmSession session) {
    List<RecordView> all = new ArrayList<>();
    all.addAll(session.clients().stream(Query.all()).toList());
    all.addAll(session.activities().stream(Query.all()).toList());
    all.addAll(session.deals().stream(Query.all()).toList());
    Map<Subject, RecordView> records = new LinkedHashMap<>();
    all.forEach(view -> records.put(view.id(), view));
    return records;
  }

  Set<UserId> users() {
    return views.keySet();
  }

  /** Returns the records that a user sees, with the content that they see. */
  Map<Subject, RecordView> of(UserId user) {
    return views.getOrDefault(user, Map.of());
  }

  /** Returns the ids of the records that a user sees. */
  Set<Subject> seenBy(UserId user) {
    return of(user).keySet();
  }

  /** Returns the ids of the records that each user sees. */
  Map<UserId, Set<Subject>> seenByAll() {
    Map<UserId, Set<Subject>> seen = new LinkedHashMap<>();
    users().forEach(user -> seen.put(user, seenBy(user)));
    return seen;
  }

  /** Returns the fields with a value that a user sees of each client. */
  Map<Subject, Set<FieldId>> valuesSeenBy(UserId user) {
    Map<Subject, Set<FieldId>> seen = new LinkedHashMap<>();
    of(user)
        .forEach(
            (id, view) -> {
              if (view instanceof ClientView client) {
                seen.put(id, client.fields().keySet());
              }
            });
    return seen;
  }

  /** Returns the owners of the records that a user sees. */
  Map<Subject, UserId> owners(UserId user) {
    return of(user).values().stream()
        .collect(
            Collectors.toMap(
                RecordView::id, view -> view.owner().id(), (one, two) -> one, LinkedHashMap::new));
  }

  /**
   * Compares two moments, except for some users, and returns the differences, one sentence each.
   */
  List<String> differences(VisibleRecords later, Set<UserId> excluded) {
    List<String> differences = new ArrayList<>();
    Set<UserId> all = new TreeSet<>((one, two) -> Long.compare(one.value(), two.value()));
    all.addAll(users());
    all.addAll(later.users());
    all.removeAll(excluded);
    for (UserId user : all) {
      @Nullable Map<Subject, RecordView> before = views.get(user);
      @Nullable Map<Subject, RecordView> after = later.views.get(user);
      if (before == null || !before.equals(after)) {
        differences.add(user + " saw " + before + " and sees " + after);
      }
    }
    return differences;
  }
}
