package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Metamorphic properties: relations between the state before and after a change that hold for any
 * workspace, without a reference.
 */
public final class MetamorphicLaws {

  private final ScriptRun run;
  private final Random random;
  private final List<String> violations = new ArrayList<>();

  private MetamorphicLaws(Script script, long seed, CrmStore store) {
    this.run = ScriptRun.after(script, store);
    this.random = new Random(seed);
  }

  /**
   * Checks a law at the end of a script.
   *
   * @param law one of the methods of this class
   * @param script the steps in a new workspace
   * @param seed chooses the change
   * @param store where the workspace is created
   * @return the violations, one sentence each
   */
  public static List<String> violations(
      Consumer<MetamorphicLaws> law, Script script, long seed, CrmStore store) {
    MetamorphicLaws laws = new MetamorphicLaws(script, seed, store);
    law.accept(laws);
    return laws.violations;
  }

  /** A Manager under a Head sees no record that the Head does not see (V2, V3). */
  public void aHeadSeesWhatTheirManagersSee() {
    VisibleRecords sights = VisibleRecords.of(run);
    for (User user : org().users()) {
      Optional<User> head = user.responsible().flatMap(org()::user);
      if (head.isPresent() && head.get().status() == UserStatus.ACTIVE) {
        Set<Subject> more = new HashSet<>(sights.seenBy(user.id()));
        more.removeAll(sights.seenBy(head.get().id()));
        if (user.type() == UserType.MANAGER && !more.isEmpty()) {
          violations.add(user.id() + " sees what " + head.get().id() + " does not: " + more);
        }
      }
    }
  }

  /** Creating a user changes nothing that others see (V5, V7). */
  public void aNewUserChangesNoVisibility() {
    VisibleRecords before = VisibleRecords.of(run);
    List<UserId> over = users(user -> user.type() != UserType.MANAGER);
    UserId created =
        director()
            .users()
            .create(
                random.nextBoolean()
                    ? NewUser.head("New").email("new@example.org")
                    : NewUser.manager("New").email("new@example.org").responsible(one(over)))
            .id();
    violations.addAll(before.differences(VisibleRecords.of(run), Set.of(created)));
  }

  /**
   * Deleting a user keeps every record with its version and its history, and transfers exactly the
   * records that they owned to their recipient (D1, D3, E7).
   */
  public void deletingAUserLosesNoRecord() {
    deletable().ifPresent(this::deleteAndCompare);
  }

  private void deleteAndCompare(User deleted) {
    UserId director = run.workspace().crm().director().id();
    UserId recipient = deleted.responsible().orElse(director);
    VisibleRecords before = VisibleRecords.of(run);
    Map<Subject, List<HistoryView>> historiesBefore = histories(before.of(director));
    director().users().delete(deleted.id());
    VisibleRecords after = VisibleRecords.of(run);
    for (RecordView view : before.of(director).values()) {
      UserId owner = view.owner().id().equals(deleted.id()) ? recipient : view.owner().id();
      RecordView now = after.of(director).get(view.id());
      if (now == null || now.version() != view.version() || !now.owner().id().equals(owner)) {
        violations.add("was " + view + " and is " + now);
      }
    }
    requireEqual("the records", before.seenBy(director), after.seenBy(director));
    Map<Subject, List<HistoryView>> historiesAfter = histories(after.of(director));
    historiesBefore.forEach(
        (id, entries) -> {
          List<HistoryView> now = historiesAfter.getOrDefault(id, List.of());
          boolean moved = deleted.id().equals(before.owners(director).get(id));
          if (now.size() != entries.size() + (moved ? 1 : 0)
              || !now.subList(0, entries.size()).equals(entries)
              || (moved && now.get(now.size() - 1).type() != EventType.HAND_OVER)) {
            violations.add("the history of " + id + " was " + entries + " and is " + now);
          }
        });
  }

  /** Undoing a deletion gives back every record that it transferred (D9). */
  public void undoingADeletionRestoresAllOwners() {
    UserId director = run.workspace().crm().director().id();
    deletable()
        .ifPresent(
            user -> {
              VisibleRecords before = VisibleRecords.of(run);
              director().users().delete(user.id());
              UserStatus status = director().users().undoDelete(user.id()).status();
              VisibleRecords after = VisibleRecords.of(run);
              requireEqual("the owners", before.owners(director), after.owners(director));
              requireEqual("the status", UserStatus.INACTIVE, status);
            });
  }

  /** Moving a Manager and moving them back changes no visibility (V2 to V5). */
  public void movingAManagerAndBackChangesNothing() {
    List<UserId> managers = users(user -> user.type() == UserType.MANAGER);
    List<UserId> over = users(user -> user.type() != UserType.MANAGER);
    if (!managers.isEmpty()) {
      UserId moved = one(managers);
      UserId from = org().user(moved).flatMap(User::responsible).orElseThrow();
      VisibleRecords before = VisibleRecords.of(run);
      director().users().setResponsible(moved, one(over));
      director().users().setResponsible(moved, from);
      violations.addAll(before.differences(VisibleRecords.of(run), Set.of()));
    }
  }

  /** Restricting a section further reveals no value to anybody (F2). */
  public void restrictingASectionRevealsNothing() {
    List<Section> sections =
        org().sections().stream().filter(section -> !section.id().equals(Section.FIRST)).toList();
    if (!sections.isEmpty()) {
      restrict(one(sections));
    }
  }

  private void restrict(Section section) {
    SectionAccess was = section.access();
    Set<UserType> types = new HashSet<>(was.everyone() ? Set.of(UserType.values()) : was.types());
    types.removeIf(type -> random.nextBoolean());
    VisibleRecords before = VisibleRecords.of(run);
    director()
        .form()
        .setAccess(
            section.id(), SectionAccess.only(types, was.everyone() ? Set.of() : was.groups()));
    VisibleRecords after = VisibleRecords.of(run);
    for (UserId user : after.users()) {
      Map<Subject, Set<FieldId>> seen = before.valuesSeenBy(user);
      after
          .valuesSeenBy(user)
          .forEach(
              (client, fields) -> {
                if (!seen.getOrDefault(client, Set.of()).containsAll(fields)) {
                  violations.add(
                      user + " saw " + seen.get(client) + " of " + client + ": " + fields);
                }
              });
    }
    requireEqual("the records", before.seenByAll(), after.seenByAll());
  }

  private Optional<User> deletable() {
    List<UserId> users = users(user -> user.type() != UserType.DIRECTOR);
    return users.isEmpty() ? Optional.empty() : org().user(one(users));
  }

  private CrmSession director() {
    return run.workspace().director();
  }

  private OrgSnapshot org() {
    return run.workspace().org();
  }

  private List<UserId> users(Predicate<User> which) {
    return org().users().stream()
        .filter(which)
        .map(User::id)
        .sorted(Comparator.comparing(UserId::value))
        .toList();
  }

  private <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  private Map<Subject, List<HistoryView>> histories(Map<Subject, RecordView> records) {
    Map<Subject, List<HistoryView>> histories = new HashMap<>();
    records.keySet().forEach(id -> histories.put(id, HistoryPages.of(director(), (RecordId) id)));
    return histories;
  }

  private void requireEqual(String what, Object before, Object after) {
    if (!before.equals(after)) {
      violations.add(what + ": was " + before + " and is " + after);
    }
  }
}
