package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FormLayout;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The organisation at one revision (rules.md W4). */
class OrgSnapshotTest {

  private static final User ANNA = user(1, UserType.DIRECTOR).email("anna@example.com").build();
  private static final User BORIS =
      user(2, UserType.HEAD).responsible(ANNA.id()).email("Boris@Example.com").build();
  private static final User VERA =
      user(3, UserType.MANAGER).responsible(BORIS.id()).email("vera@example.com").build();
  private final OrgSnapshot org =
      OrgSnapshot.of(
          WorkspaceId.of("acme"),
          7,
          1,
          List.of(
              ANNA,
              BORIS,
              VERA,
              new Portfolio(PortfolioId.of(1), ANNA.id()),
              new Portfolio(PortfolioId.of(2), BORIS.id()),
              new Portfolio(PortfolioId.of(3), VERA.id())),
          List.of());

  private static User.Builder user(long id, UserType type) {
    return User.builder()
        .id(UserId.of(id))
        .name("u" + id)
        .type(type)
        .portfolio(PortfolioId.of(id))
        .createdAt(Instant.EPOCH);
  }

  private static User deleted(User user) {
    return user.toBuilder()
        .deletion(new UserDeletion(1, Instant.EPOCH, ANNA.id(), Set.of(user.portfolio())))
        .build();
  }

  @Tag("W4")
  @Test
  void aMovedUserReportsToTheNewResponsibleOnly() {
    OrgSnapshot moved = org.with(OrgDelta.putting(VERA.toBuilder().responsible(ANNA.id()).build()));

    assertThat(moved.directReports(BORIS.id())).isEmpty();
    assertThat(moved.directReports(ANNA.id()))
        .extracting(User::id)
        .containsExactly(BORIS.id(), VERA.id());
    assertThat(moved.revision()).isEqualTo(2);
    assertThat(org.directReports(BORIS.id())).containsExactly(VERA);
  }

  @Tag("U12")
  @Tag("D5")
  @Test
  void aDeletedUserIsNotFoundAndTheEmailIsFree() {
    OrgSnapshot after =
        org.with(OrgDelta.putting(deleted(VERA), new Portfolio(VERA.portfolio(), BORIS.id())));

    assertThat(after.user(VERA.id())).isEmpty();
    assertThat(after.user(VERA.id()).orElse(null)).isNull();
    assertThat(after.deletedUser(VERA.id())).isPresent();
    assertThat(after.entries()).hasSize(org.entries().size()).contains(deleted(VERA));
    assertThat(after.userByEmail("vera@example.com")).isEmpty();
    assertThat(after.directReports(BORIS.id())).isEmpty();
    assertThat(after.portfoliosOf(VERA.id())).isEmpty();
    assertThat(after.portfoliosOf(BORIS.id()))
        .containsExactlyInAnyOrder(BORIS.portfolio(), VERA.portfolio());
    assertThat(after.ownerOf(VERA.portfolio())).isEqualTo(BORIS);
    assertThat(after.isTaken(VERA.id())).isTrue();
    assertThat(after.userCount()).isEqualTo(2);
  }

  @Tag("D9")
  @Test
  void aRestoredUserIsFoundAgain() {
    OrgSnapshot after = org.with(OrgDelta.putting(deleted(VERA))).with(OrgDelta.putting(VERA));

    assertThat(after.user(VERA.id())).contains(VERA);
    assertThat(after.deletedUser(VERA.id())).isEmpty();
    assertThat(after.deletedUsers()).isEmpty();
    assertThat(after.userByEmail("VERA@example.com")).contains(VERA);
    assertThat(after.directReports(BORIS.id())).containsExactly(VERA);
  }

  @Tag("U12")
  @Test
  void anEmailThatMovedToAnotherUserFindsThatUser() {
    User gleb = user(4, UserType.MANAGER).responsible(BORIS.id()).email("vera@example.com").build();

    OrgSnapshot after = org.with(OrgDelta.putting(deleted(VERA), gleb));

    assertThat(after.userByEmail("vera@example.com")).contains(gleb);
  }

  @Tag("U12")
  @Test
  void twoUsersCanSwapTheirEmailsInOneChange() {
    User vera = VERA.toBuilder().email("boris@example.com").build();
    User boris = BORIS.toBuilder().email("vera@example.com").build();

    for (OrgDelta swap : List.of(OrgDelta.putting(vera, boris), OrgDelta.putting(boris, vera))) {
      OrgSnapshot after = org.with(swap);

      assertThat(after.userByEmail("boris@example.com")).contains(vera);
      assertThat(after.userByEmail("vera@example.com")).contains(boris);
    }
  }

  @Tag("U1")
  @Test
  void theDirectorshipCanMoveInEitherOrderOfEntries() {
    User boris =
        BORIS.toBuilder().type(UserType.DIRECTOR).responsible(java.util.Optional.empty()).build();
    User anna = ANNA.toBuilder().type(UserType.HEAD).responsible(BORIS.id()).build();

    for (OrgDelta swap : List.of(OrgDelta.putting(boris, anna), OrgDelta.putting(anna, boris))) {
      assertThat(org.with(swap).director()).isEqualTo(boris);
    }
    assertThat(org.director()).isEqualTo(ANNA);
  }

  @Tag("W4")
  @Test
  void anEmptyChangeMakesNoRevision() {
    assertThat(org.with(OrgDelta.NONE)).isSameAs(org);
  }

  @Tag("W4")
  @Test
  void severalChangesCanMakeOneRevision() {
    OrgDelta delta = OrgDelta.putting(new Group(GroupId.of(1), "vip"));

    assertThat(org.with(delta, 9).revision()).isEqualTo(9);
    assertThat(org.with(delta).epoch()).isEqualTo(7);
    assertThat(org.with(delta).workspace()).isEqualTo(WorkspaceId.of("acme"));
  }

  @Tag("R5")
  @Test
  void aRemovedEntrysIdStaysTaken() {
    OrgSnapshot with =
        org.with(
            OrgDelta.putting(
                new Group(GroupId.of(1), "vip"), new Label(LabelId.of(1), "hot", "#d33")));
    OrgSnapshot without = with.with(OrgDelta.builder().remove(GroupId.of(1)).build());

    assertThat(without.group(GroupId.of(1))).isEmpty();
    assertThat(without.isTaken(GroupId.of(1))).isTrue();
    assertThat(without.isTaken(LabelId.of(1))).isTrue();
    assertThat(without.isTaken(FieldId.of(1))).isFalse();
    assertThat(without.label(LabelId.of(1))).isPresent();
    assertThat(org.isTaken(GroupId.of(1))).isFalse();
  }

  @Test
  void usersAndRecordsCannotBeRemovedAsEntries() {
    for (var subject : List.of(UserId.of(1), ClientId.of(1), SettingsArea.LABELS)) {
      assertThatThrownBy(() -> org.with(OrgDelta.builder().remove(subject).build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Tag("F1")
  @Test
  void theFormIsShownSectionBySectionByOrderThenById() {
    OrgSnapshot form =
        org.with(
            OrgDelta.putting(
                section(1, 5),
                section(2, 0),
                section(3, 5),
                field(1, 1, 2),
                field(2, 1, 1),
                field(3, 3, 0),
                field(5, 2, 0),
                field(4, 2, 0)));

    assertThat(form.sections()).extracting(each -> each.id().value()).containsExactly(2L, 1L, 3L);
    assertThat(form.fields())
        .extracting(each -> each.id().value())
        .containsExactly(4L, 5L, 2L, 1L, 3L);
  }

  private static Section section(long id, int order) {
    return new Section(SectionId.of(id), "s", order, new SectionAccess(true, Set.of(), Set.of()));
  }

  private static Field field(long id, long section, int order) {
    return Field.builder()
        .id(FieldId.of(id))
        .section(SectionId.of(section))
        .name("f")
        .type(FieldType.TEXT)
        .order(order)
        .build();
  }

  @Tag("R5")
  @Test
  void labelsAreInTheOrderOfTexts() {
    OrgSnapshot labels =
        org.with(
            OrgDelta.putting(
                new Label(LabelId.of(1), "жук", "c"),
                new Label(LabelId.of(2), "Ёж", "c"),
                new Label(LabelId.of(3), "ель", "c"),
                new Label(LabelId.of(4), "Еж", "c")));

    assertThat(labels.labels())
        .extracting(each -> each.id().value())
        .containsExactly(2L, 4L, 3L, 1L);
  }

  @Test
  void aPortfolioOfADeletedUserHasNoOwner() {
    assertThatThrownBy(() -> org.ownerOf(PortfolioId.of(99)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(org.hasPortfolio(PortfolioId.of(99))).isFalse();
    assertThat(org.hasPortfolio(VERA.portfolio())).isTrue();
  }

  @Test
  void aRemovedEmailFindsNobody() {
    User vera = VERA.toBuilder().email("vera@new.example").build();
    User gleb = user(4, UserType.MANAGER).responsible(BORIS.id()).email("vera@example.com").build();

    OrgSnapshot after = org.with(OrgDelta.putting(vera));

    assertThat(after.userByEmail("vera@example.com")).isEmpty();
    assertThat(after.userByEmail("vera@new.example")).contains(vera);
    assertThat(after.with(OrgDelta.putting(gleb)).userByEmail("vera@example.com")).contains(gleb);
  }

  @Test
  void aWorkspaceWithoutADirectorIsNamedAsBroken() {
    OrgSnapshot broken = OrgSnapshot.of(WorkspaceId.of("acme"), 7, 1, List.of(BORIS), List.of());

    assertThatThrownBy(broken::director)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("acme");
  }

  @Test
  void everythingIsFoundByItsIdAndListedById() {
    OrgDelta.Builder delta = OrgDelta.builder();
    for (long id = 20; id > 3; id--) {
      delta
          .put(deleted(user(id, UserType.MANAGER).responsible(ANNA.id()).build()))
          .put(new Portfolio(PortfolioId.of(id), ANNA.id()))
          .put(new Group(GroupId.of(id), "g" + id))
          .put(section(id, 0));
      delta.put(field(id, 1, 0));
      delta.put(pipeline(id));
      delta.put(new Label(LabelId.of(id), "same", "c"));
    }
    OrgSnapshot full = org.with(delta.build());

    assertThat(full.deletedUsers()).extracting(each -> each.id().value()).isSorted().hasSize(17);
    assertThat(full.portfolios()).extracting(each -> each.id().value()).isSorted().hasSize(20);
    assertThat(full.groups()).extracting(each -> each.id().value()).isSorted().hasSize(17);
    assertThat(full.sections()).extracting(each -> each.id().value()).isSorted().hasSize(17);
    assertThat(full.pipelines()).extracting(each -> each.id().value()).isSorted().hasSize(17);
    assertThat(full.labels()).extracting(each -> each.id().value()).isSorted().hasSize(17);
    assertThat(full.group(GroupId.of(4))).contains(new Group(GroupId.of(4), "g4"));
    assertThat(full.section(SectionId.of(4))).contains(section(4, 0));
    assertThat(full.field(FieldId.of(4))).contains(field(4, 1, 0));
    assertThat(full.pipeline(PipelineId.of(4))).contains(pipeline(4));
    assertThat(full.group(GroupId.of(99))).isEmpty();
    assertThat(full.pipeline(PipelineId.of(99))).isEmpty();
  }

  @Test
  void everyUserIsPassedToTheConsumerOnce() {
    List<User> users = new ArrayList<>();

    org.forEachUser(users::add);

    assertThat(users).containsExactlyInAnyOrder(ANNA, BORIS, VERA);
  }

  @Test
  void anIdIsTakenByAnEntryOfItsOwnKindWhetherItIsThereOrWasRemoved() {
    List<Subject> ids =
        List.of(GroupId.of(4), SectionId.of(5), FieldId.of(6), PipelineId.of(7), LabelId.of(8));
    OrgSnapshot full =
        org.with(
            OrgDelta.putting(
                new Group(GroupId.of(4), "g"),
                section(5, 0),
                field(6, 5, 0),
                pipeline(7),
                new Label(LabelId.of(8), "l", "c")));
    OrgDelta.Builder removal = OrgDelta.builder();
    ids.forEach(removal::remove);
    OrgSnapshot removed = full.with(removal.build());

    for (Subject id : ids) {
      assertThat(org.isTaken(id)).as(id.path()).isFalse();
      assertThat(full.isTaken(id)).as(id.path()).isTrue();
      assertThat(removed.isTaken(id)).as(id.path()).isTrue();
    }
    for (long other = 4; other <= 8; other++) {
      assertThat(full.isTaken(UserId.of(other))).isFalse();
      assertThat(full.isTaken(GroupId.of(other))).isEqualTo(other == 4);
      assertThat(full.isTaken(SectionId.of(other))).isEqualTo(other == 5);
      assertThat(full.isTaken(FieldId.of(other))).isEqualTo(other == 6);
      assertThat(full.isTaken(PipelineId.of(other))).isEqualTo(other == 7);
      assertThat(full.isTaken(LabelId.of(other))).isEqualTo(other == 8);
    }
    assertThat(full.entries()).hasSize(org.entries().size() + ids.size());
    assertThat(full.retired()).isEmpty();
    assertThat(removed.retired()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(removed.entries()).containsExactlyInAnyOrderElementsOf(org.entries());
    assertThat(org.isTaken(ANNA.id())).isTrue();
    assertThat(org.isTaken(SettingsArea.LABELS)).isTrue();
  }

  @Test
  void policiesAndRangesStayUntilTheyAreSetAgain() {
    Policies strict = new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.SIGN_IN);
    AllowedRanges ranges = new AllowedRanges(List.of(IpRange.parse("10.0.0.0/8")));

    OrgSnapshot set =
        org.with(OrgDelta.putting(strict, ranges))
            .with(OrgDelta.putting(new Group(GroupId.of(1), "vip")));

    assertThat(org.policies()).isEqualTo(Policies.DEFAULT);
    assertThat(org.allowedRanges()).isEqualTo(AllowedRanges.NONE);
    assertThat(set.policies()).isEqualTo(strict);
    assertThat(set.allowedRanges()).isEqualTo(ranges);
    assertThat(set.entries()).contains(strict, ranges, new Group(GroupId.of(1), "vip"));
  }

  private static Pipeline pipeline(long id) {
    return new Pipeline(PipelineId.of(id), "p" + id, RecordKind.CLIENT, List.of());
  }

  @Tag("F1")
  @Test
  void theOrderOfTheFormIsComputedOnceForAllRevisionsThatKeepIt() {
    FormLayout form = org.form();
    List<Label> labels = org.labels();

    OrgSnapshot labelled = org.with(OrgDelta.putting(new Label(LabelId.of(50), "new", "#000")));
    assertThat(labelled.form()).isSameAs(form);
    assertThat(labelled.labels()).isNotSameAs(labels).isSameAs(labelled.labels());

    OrgSnapshot sectioned =
        org.with(OrgDelta.putting(new Section(SectionId.of(50), "s", 1, SectionAccess.EVERYONE)));
    assertThat(sectioned.form()).isNotSameAs(form).isSameAs(sectioned.form());
    assertThat(sectioned.labels()).isSameAs(labels);
  }
}
