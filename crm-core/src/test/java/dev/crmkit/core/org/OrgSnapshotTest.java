package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
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
  private static final OrgSnapshot ORG =
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
  void aUserWhoIsMovedIsUnderTheNewResponsibleOnly() {
    OrgSnapshot moved = ORG.with(OrgDelta.putting(VERA.toBuilder().responsible(ANNA.id()).build()));

    assertThat(moved.under(BORIS.id())).isEmpty();
    assertThat(moved.under(ANNA.id())).extracting(User::id).containsExactly(BORIS.id(), VERA.id());
    assertThat(moved.revision()).isEqualTo(2);
    assertThat(ORG.under(BORIS.id())).containsExactly(VERA);
  }

  @Tag("U12")
  @Tag("D5")
  @Test
  void aDeletedUserIsNoLongerThereAndHisEmailIsFree() {
    OrgSnapshot after =
        ORG.with(OrgDelta.putting(deleted(VERA), new Portfolio(VERA.portfolio(), BORIS.id())));

    assertThat(after.user(VERA.id())).isEmpty();
    assertThat(after.userOrNull(VERA.id())).isNull();
    assertThat(after.deletedUser(VERA.id())).isPresent();
    assertThat(after.userByEmail("vera@example.com")).isEmpty();
    assertThat(after.under(BORIS.id())).isEmpty();
    assertThat(after.heldBy(VERA.id())).isEmpty();
    assertThat(after.heldBy(BORIS.id()))
        .containsExactlyInAnyOrder(BORIS.portfolio(), VERA.portfolio());
    assertThat(after.holder(VERA.portfolio())).isEqualTo(BORIS);
    assertThat(after.isTaken(VERA.id())).isTrue();
    assertThat(after.userCount()).isEqualTo(2);
  }

  @Tag("D9")
  @Test
  void aRestoredUserIsThereAgain() {
    OrgSnapshot after = ORG.with(OrgDelta.putting(deleted(VERA))).with(OrgDelta.putting(VERA));

    assertThat(after.user(VERA.id())).contains(VERA);
    assertThat(after.deletedUser(VERA.id())).isEmpty();
    assertThat(after.deletedUsers()).isEmpty();
    assertThat(after.userByEmail("VERA@example.com")).contains(VERA);
    assertThat(after.under(BORIS.id())).containsExactly(VERA);
  }

  @Tag("U12")
  @Test
  void anEmailThatWentToAnotherIsTheOthers() {
    User gleb = user(4, UserType.MANAGER).responsible(BORIS.id()).email("vera@example.com").build();

    OrgSnapshot after = ORG.with(OrgDelta.putting(deleted(VERA), gleb));

    assertThat(after.userByEmail("vera@example.com")).contains(gleb);
  }

  @Tag("U12")
  @Test
  void twoCanChangeTheirEmailsForEachOthersAtOnce() {
    User vera = VERA.toBuilder().email("boris@example.com").build();
    User boris = BORIS.toBuilder().email("vera@example.com").build();

    for (OrgDelta swap : List.of(OrgDelta.putting(vera, boris), OrgDelta.putting(boris, vera))) {
      OrgSnapshot after = ORG.with(swap);

      assertThat(after.userByEmail("boris@example.com")).contains(vera);
      assertThat(after.userByEmail("vera@example.com")).contains(boris);
    }
  }

  @Tag("U1")
  @Test
  void theOfficeIsHandedOverInEitherOrder() {
    User boris =
        BORIS.toBuilder().type(UserType.DIRECTOR).responsible(java.util.Optional.empty()).build();
    User anna = ANNA.toBuilder().type(UserType.HEAD).responsible(BORIS.id()).build();

    for (OrgDelta swap : List.of(OrgDelta.putting(boris, anna), OrgDelta.putting(anna, boris))) {
      assertThat(ORG.with(swap).director()).isEqualTo(boris);
    }
    assertThat(ORG.director()).isEqualTo(ANNA);
  }

  @Tag("W4")
  @Test
  void anEmptyChangeMakesNoRevision() {
    assertThat(ORG.with(OrgDelta.NONE)).isSameAs(ORG);
  }

  @Tag("W4")
  @Test
  void severalChangesCanCountAsOne() {
    OrgDelta delta = OrgDelta.putting(new Group(GroupId.of(1), "vip"));

    assertThat(ORG.with(delta, 9).revision()).isEqualTo(9);
    assertThat(ORG.with(delta).epoch()).isEqualTo(7);
    assertThat(ORG.with(delta).workspace()).isEqualTo(WorkspaceId.of("acme"));
  }

  @Tag("R5")
  @Test
  void aRemovedEntrysIdStaysTaken() {
    OrgSnapshot with =
        ORG.with(
            OrgDelta.putting(
                new Group(GroupId.of(1), "vip"), new Label(LabelId.of(1), "hot", "#d33")));
    OrgSnapshot without = with.with(OrgDelta.builder().remove(GroupId.of(1)).build());

    assertThat(without.group(GroupId.of(1))).isEmpty();
    assertThat(without.isTaken(GroupId.of(1))).isTrue();
    assertThat(without.isTaken(LabelId.of(1))).isTrue();
    assertThat(without.isTaken(FieldId.of(1))).isFalse();
    assertThat(without.label(LabelId.of(1))).isPresent();
    assertThat(ORG.isTaken(GroupId.of(1))).isFalse();
  }

  @Test
  void usersAndRecordsAreNoEntriesThatCanBeRemoved() {
    for (var subject : List.of(UserId.of(1), ClientId.of(1), SettingsArea.LABELS)) {
      assertThatThrownBy(() -> ORG.with(OrgDelta.builder().remove(subject).build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Tag("F1")
  @Test
  void theFormIsShownSectionBySectionByOrderThenById() {
    OrgSnapshot form =
        ORG.with(
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
        ORG.with(
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
  void aPortfolioWithoutALivingHolderHasNone() {
    assertThatThrownBy(() -> ORG.holder(PortfolioId.of(99)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
