package dev.crmkit.core.org;

import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.portfolioOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.org.PortfolioOwner;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Snapshots do not depend on the changes that led to them, and their look-ups agree. */
class OrgSnapshotProperties {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final User DIRECTOR =
      user(1, UserType.DIRECTOR, Optional.empty(), Optional.of("anna@example.com"), false);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void incrementalChangesEqualABuildFromAllEntries(@ForAll("deltas") List<OrgDelta> deltas) {
    OrgSnapshot byStep = founded();
    for (OrgDelta delta : deltas) {
      byStep = byStep.with(delta);
    }

    OrgSnapshot byEntries =
        OrgSnapshot.of(ACME, 7, byStep.revision(), byStep.entries(), byStep.retired());

    assertSame(byStep, byEntries);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theLookUpsAgreeWithTheEntries(@ForAll("deltas") List<OrgDelta> deltas) {
    OrgSnapshot org = founded();
    for (OrgDelta delta : deltas) {
      org = org.with(delta);
      assertConsistent(org);
    }
  }

  @Tag("W4")
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aSnapshotIsNotChangedByItsSuccessors(
      @ForAll("deltas") List<OrgDelta> before, @ForAll("deltas") List<OrgDelta> after) {
    OrgSnapshot earlier = founded();
    for (OrgDelta delta : before) {
      earlier = earlier.with(delta);
    }
    OrgSnapshot copy =
        OrgSnapshot.of(ACME, 7, earlier.revision(), earlier.entries(), earlier.retired());

    OrgSnapshot later = earlier;
    for (OrgDelta delta : after) {
      later = later.with(delta);
    }

    assertSame(earlier, copy);
    assertThat(later.revision())
        .isEqualTo(earlier.revision() + after.stream().filter(d -> !d.isEmpty()).count());
  }

  private static OrgSnapshot founded() {
    return OrgSnapshot.of(
        ACME, 7, 1, List.of(DIRECTOR, new Portfolio(PortfolioId.of(1), UserId.of(1))), List.of());
  }

  private static void assertSame(OrgSnapshot a, OrgSnapshot b) {
    assertThat(a.entries()).containsExactlyInAnyOrderElementsOf(b.entries());
    assertThat(a.users()).isEqualTo(b.users());
    assertThat(a.deletedUsers()).isEqualTo(b.deletedUsers());
    assertThat(a.portfolios()).isEqualTo(b.portfolios());
    assertThat(a.groups()).isEqualTo(b.groups());
    assertThat(a.sections()).isEqualTo(b.sections());
    assertThat(a.fields()).isEqualTo(b.fields());
    assertThat(a.labels()).isEqualTo(b.labels());
    assertThat(a.pipelines()).isEqualTo(b.pipelines());
    assertThat(a.retired()).isEqualTo(b.retired());
    assertThat(a.director()).isEqualTo(b.director());
    for (long id = 1; id <= 6; id++) {
      assertThat(a.directReports(UserId.of(id))).isEqualTo(b.directReports(UserId.of(id)));
      assertThat(a.portfoliosOf(UserId.of(id))).isEqualTo(b.portfoliosOf(UserId.of(id)));
    }
  }

  private static void assertConsistent(OrgSnapshot org) {
    List<User> users = org.users();
    assertThat(org.userCount()).isEqualTo(users.size());
    assertThat(users).isSortedAccordingTo((a, b) -> Long.compare(a.id().value(), b.id().value()));
    for (User user : users) {
      assertThat(org.user(user.id())).contains(user);
      assertThat(org.deletedUser(user.id())).isEmpty();
      assertThat(org.isTaken(user.id())).isTrue();
      user.email()
          .ifPresent(
              email ->
                  assertThat(org.userByEmail(email.toUpperCase(java.util.Locale.ROOT)))
                      .contains(user));
    }
    for (User user : org.deletedUsers()) {
      assertThat(org.user(user.id())).isEmpty();
      assertThat(org.deletedUser(user.id())).contains(user);
      assertThat(org.isTaken(user.id())).isTrue();
      user.email()
          .ifPresent(email -> assertThat(org.userByEmail(email)).isNotEqualTo(Optional.of(user)));
    }
    for (long id = 1; id <= 7; id++) {
      UserId over = UserId.of(id);
      assertThat(org.directReports(over))
          .isEqualTo(
              users.stream().filter(u -> u.responsible().equals(Optional.of(over))).toList());
      assertThat(org.portfoliosOf(over))
          .isEqualTo(
              org.portfolios().stream()
                  .filter(p -> p.owner().equals(over))
                  .map(Portfolio::id)
                  .collect(java.util.stream.Collectors.toSet()));
    }
    for (Portfolio portfolio : org.portfolios()) {
      org.user(portfolio.owner())
          .ifPresent(
              user -> {
                PortfolioOwner owner = portfolioOwner(org, portfolio.id());
                assertThat(owner.user()).isEqualTo(user);
                assertThat(owner.number()).isEqualTo(user.id().value());
                assertThat(owner.teamNumber())
                    .isEqualTo(
                        user.type() == UserType.MANAGER
                            ? user.responsible().map(UserId::value).orElse(0L)
                            : 0L);
              });
    }
    for (Subject gone : org.retired()) {
      assertThat(org.isTaken(gone)).isTrue();
    }
    assertNamesAndOrders(org);
    assertThat(org.isTaken(UserId.of(99))).isFalse();
  }

  private static void assertNamesAndOrders(OrgSnapshot org) {
    assertThat(org.labelCount()).isEqualTo(org.labels().size());
    for (String name : List.of("ёж", "еж", "B")) {
      assertThat(org.labelsNamed(name))
          .containsExactlyInAnyOrderElementsOf(named(org.labels(), Label::name, name));
      assertThat(org.groupsNamed(name))
          .containsExactlyInAnyOrderElementsOf(named(org.groups(), Group::name, name));
      assertThat(org.pipelinesNamed(name))
          .containsExactlyInAnyOrderElementsOf(named(org.pipelines(), Pipeline::name, name));
    }
    for (long id = 1; id <= 9; id++) {
      GroupId group = GroupId.of(id);
      assertThat(org.members(group))
          .isEqualTo(org.users().stream().filter(u -> u.groups().contains(group)).toList());
    }
    List<Field> inOrder =
        org.sections().stream().flatMap(section -> org.fields(section.id()).stream()).toList();
    assertThat(org.fields()).isEqualTo(inOrder);
    assertThat(org.fields()).allMatch(field -> org.field(field.id()).equals(Optional.of(field)));
    assertThat(org.sections())
        .isSortedAccordingTo(
            Comparator.comparingInt(Section::order).thenComparingLong(s -> s.id().value()));
  }

  private static <E> List<E> named(List<E> all, Function<E, String> nameOf, String name) {
    return all.stream()
        .filter(e -> TextOrder.nameKey(nameOf.apply(e)).equals(TextOrder.nameKey(name)))
        .toList();
  }

  @Provide
  Arbitrary<List<OrgDelta>> deltas() {
    return Combinators.combine(entries().list().ofMaxSize(4), removals().set().ofMaxSize(2))
        .as((put, removed) -> new OrgDelta(put, removed))
        .list()
        .ofMaxSize(10);
  }

  private static Arbitrary<Subject> removals() {
    Arbitrary<Long> ids = Arbitraries.longs().between(2, 4);
    return Arbitraries.oneOf(
        ids.map(GroupId::of),
        ids.map(SectionId::of),
        ids.map(FieldId::of),
        ids.map(PipelineId::of),
        ids.map(LabelId::of));
  }

  private static Arbitrary<OrgEntry> entries() {
    Arbitrary<Long> ids = Arbitraries.longs().between(1, 6);
    Arbitrary<Long> others = Arbitraries.longs().between(2, 6);
    Arbitrary<OrgEntry> users =
        Combinators.combine(
                others,
                Arbitraries.of(UserType.HEAD, UserType.MANAGER),
                ids.optional(),
                Arbitraries.of(true, false, false),
                Arbitraries.of("", "w", "W"))
            .as(
                (id, type, over, deleted, mail) ->
                    user(
                        id,
                        type,
                        over.map(UserId::of),
                        mail.isEmpty() ? Optional.empty() : Optional.of(mail + id + "@Ё.example"),
                        deleted));
    return Arbitraries.oneOf(
        users,
        Combinators.combine(ids, ids)
            .as((id, owner) -> new Portfolio(PortfolioId.of(id), UserId.of(owner))),
        Combinators.combine(others, names()).as((id, name) -> new Group(GroupId.of(id), name)),
        Combinators.combine(others, names())
            .as((id, name) -> new Pipeline(PipelineId.of(id), name, RecordKind.DEAL, List.of())),
        Combinators.combine(ids, Arbitraries.integers().between(0, 2))
            .as((id, order) -> section(id, order)),
        Combinators.combine(ids, ids, Arbitraries.integers().between(0, 2))
            .as((id, section, order) -> field(id, section, order)),
        Combinators.combine(others, names())
            .as((id, name) -> new Label(LabelId.of(id), name, "#d33")));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("ёж", "Еж", "ЕЖ", "b");
  }

  private static OrgEntry section(long id, int order) {
    return new Section(
        SectionId.of(id), "s" + id, order, new SectionAccess(true, Set.of(), Set.of()));
  }

  private static OrgEntry field(long id, long section, int order) {
    return Field.builder()
        .id(FieldId.of(id))
        .section(SectionId.of(section))
        .name("f" + id)
        .type(FieldType.TEXT)
        .order(order)
        .build();
  }

  private static User user(
      long id,
      UserType type,
      Optional<UserId> responsible,
      Optional<String> email,
      boolean deleted) {
    return User.builder()
        .id(UserId.of(id))
        .name("u" + id)
        .type(type)
        .responsible(responsible)
        .email(email)
        .portfolio(PortfolioId.of(id))
        .groups(Set.of(GroupId.of(id), GroupId.of(id % 3 + 7)))
        .createdAt(Instant.EPOCH)
        .deletion(
            deleted
                ? Optional.of(new UserDeletion(1, Instant.EPOCH, UserId.of(1), Set.of()))
                : Optional.empty())
        .build();
  }

  @net.jqwik.api.Example
  void theLookUpsFindNobodyElse() {
    OrgSnapshot org = founded();

    assertThat(org.userByEmail("ANNA@EXAMPLE.COM")).contains(DIRECTOR);
    assertThat(org.userByEmail("boris@example.com")).isEmpty();
    assertThat(org.ownerOf(PortfolioId.of(1))).isEqualTo(DIRECTOR);
    assertThat(LongStream.of(2, 3).mapToObj(UserId::of).map(org::user)).allMatch(Optional::isEmpty);
  }
}
