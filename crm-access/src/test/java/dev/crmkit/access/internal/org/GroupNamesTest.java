package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.SecurityChange.EditGroup;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees which groups: U11, S2. */
@Tag("U11")
@Tag("V8")
class GroupNamesTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);
  private final GroupId sales = group("Sales", VERA);
  private final GroupId audit = group("Audit", DINA, CLARA);
  private final GroupId empty = group("Empty");

  private GroupId group(String name, UserId... members) {
    return anna.groups().create(NewGroup.of(name).members(Set.of(members))).id();
  }

  private Set<GroupId> seenBy(UserId user) {
    return Set.copyOf(company.as(user).groups().list().stream().map(Group::id).toList());
  }

  @Tag("S1")
  @Test
  void whoManagesTheClientFormOrSecuritySeesAll() {
    for (UserId user : List.of(ANNA, BORIS, CLARA)) {
      assertThat(seenBy(user)).isEqualTo(Set.of(sales, audit, empty));
    }
  }

  @Test
  void aManagerSeesTheirOwn() {
    assertThat(seenBy(VERA)).isEqualTo(Set.of(sales));
    assertThat(seenBy(GLEB)).isEmpty();
    assertThat(seenBy(EGOR)).isEmpty();
  }

  @Tag("S2")
  @Test
  void aHeadWhoWasDeniedTheFormSeesTheirOwnAndTheirManagers() {
    anna.users().denySetting(BORIS, SettingsArea.CLIENT_FORM);
    anna.users().denySetting(CLARA, SettingsArea.CLIENT_FORM);
    assertThat(seenBy(BORIS)).isEqualTo(Set.of(sales));

    anna.users().denySetting(BORIS, SettingsArea.USERS);
    anna.users().denySetting(CLARA, SettingsArea.USERS);
    assertThat(seenBy(BORIS)).isEmpty();
    assertThat(seenBy(CLARA)).isEqualTo(Set.of(audit));
  }

  @Tag("A1")
  @Test
  void aGroupThatIsNotSeenIsNotFound() {
    CrmSession vera = company.as(VERA);
    for (GroupId hidden : List.of(audit, GroupId.of(4711))) {
      notFound(hidden, () -> vera.groups().members(hidden));
      notFound(hidden, () -> vera.groups().edit(GroupEdit.of(hidden).name("Mine")));
      notFound(hidden, () -> vera.groups().edit(GroupEdit.of(hidden).members(Set.of(VERA))));
      notFound(hidden, () -> vera.groups().delete(hidden));
      notFound(hidden, () -> vera.preview(new EditGroup(GroupEdit.of(hidden).name("Mine"))));
      for (Action action : List.of(Action.VIEW, Action.EDIT, Action.DELETE)) {
        assertThat(vera.may(action, hidden).rule()).isEqualTo(Rule.NO_SUCH_THING);
      }
    }
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.groups().members(sales));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.groups().edit(GroupEdit.of(sales).name("Mine")));
    assertThat(vera.may(Action.VIEW, sales).allowed()).isTrue();
    assertThat(company.crm().whoCan(Action.VIEW, sales))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA, BORIS, CLARA, VERA);
  }

  @Tag("W2")
  @Test
  void historyNamesNoGroupThatIsNotSeenNow() {
    anna.users().edit(UserEdit.of(VERA).groups(Set.of(audit, sales)));
    anna.users().edit(UserEdit.of(VERA).groups(Set.of(sales)));

    assertThat(groupChanges(VERA))
        .containsExactly(new Change("groups", null, "[%d]".formatted(sales.value())));
    assertThat(groupChanges(BORIS)).hasSize(3);
    anna.users().denySetting(BORIS, SettingsArea.CLIENT_FORM);
    assertThat(groupChanges(BORIS)).isEqualTo(groupChanges(VERA));
  }

  /** The changes of Vera's groups as the feed of a user shows them. */
  private List<Change> groupChanges(UserId reader) {
    return company.as(reader).events(PageRequest.first().limit(500)).items().stream()
        .filter(event -> VERA.equals(event.subject()))
        .map(HistoryView::changes)
        .flatMap(List::stream)
        .filter(change -> change.attribute().equals("groups"))
        .toList();
  }
}
