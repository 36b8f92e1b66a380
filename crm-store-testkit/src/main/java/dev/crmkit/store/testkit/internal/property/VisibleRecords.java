package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.ActivityQuery;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.DealQuery;
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

/** What each user of a workspace sees of its records, as his lists show them. */
final class VisibleRecords {

  private final Map<UserId, Map<Subject, RecordView>> views = new LinkedHashMap<>();

  private VisibleRecords() {}

  /** Those of all who are there; whoever cannot work without an address sees nothing. */
  static VisibleRecords of(ScriptRun scene) {
    VisibleRecords sights = new VisibleRecords();
    scene
        .workspace()
        .org()
        .users()
        .forEach(
            user ->
                sights.views.put(user.id(), records(scene.workspace().crm().session(user.id()))));
    return sights;
  }

  private static Map<Subject, RecordView> records(CrmSession session) {
    List<RecordView> all = new ArrayList<>();
    all.addAll(AllPages.all(ClientQuery.all(), ClientQuery::after, session.clients()::list));
    all.addAll(AllPages.all(ActivityQuery.all(), ActivityQuery::after, session.activities()::list));
    all.addAll(AllPages.all(DealQuery.all(), DealQuery::after, session.deals()::list));
    Map<Subject, RecordView> records = new LinkedHashMap<>();
    all.forEach(view -> records.put(view.id(), view));
    return records;
  }

  Set<UserId> users() {
    return views.keySet();
  }

  /** The records that a user sees, as he sees them. */
  Map<Subject, RecordView> of(UserId user) {
    return views.getOrDefault(user, Map.of());
  }

  /** The records that a user sees. */
  Set<Subject> seenBy(UserId user) {
    return of(user).keySet();
  }

  /** The records that each user sees. */
  Map<UserId, Set<Subject>> seenByAll() {
    Map<UserId, Set<Subject>> seen = new LinkedHashMap<>();
    users().forEach(user -> seen.put(user, seenBy(user)));
    return seen;
  }

  /** The values that a user sees in the clients that he sees. */
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

  /** The owners of all records, as a user who sees them all is shown them. */
  Map<Subject, UserId> owners(UserId user) {
    return of(user).values().stream()
        .collect(
            Collectors.toMap(
                RecordView::id, view -> view.owner().id(), (one, two) -> one, LinkedHashMap::new));
  }

  /** Where the sights of two moments differ, but for those of some users; a sentence each. */
  List<String> differences(VisibleRecords then, Set<UserId> but) {
    List<String> differences = new ArrayList<>();
    Set<UserId> all = new TreeSet<>((one, two) -> Long.compare(one.value(), two.value()));
    all.addAll(users());
    all.addAll(then.users());
    all.removeAll(but);
    for (UserId user : all) {
      @Nullable Map<Subject, RecordView> before = views.get(user);
      @Nullable Map<Subject, RecordView> after = then.views.get(user);
      if (before == null || !before.equals(after)) {
        differences.add(user + " saw " + before + " and sees " + after);
      }
    }
    return differences;
  }
}
