package dev.crmkit.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserType;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The users to whom a section is open (rules.md F2). */
@Tag("F2")
class SectionAccessTest {

  private static final GroupId VIP = GroupId.of(1);
  private static final GroupId NIGHT = GroupId.of(2);
  private static final SectionAccess EVERYONE = new SectionAccess(true, Set.of(), Set.of());

  @Test
  void everyoneIsAValueOfItsOwn() {
    for (UserType type : UserType.values()) {
      assertThat(EVERYONE.isOpenTo(type, Set.of())).isTrue();
    }
    assertThat(EVERYONE.withoutGroup(VIP)).isEqualTo(EVERYONE);
    assertThatThrownBy(() -> new SectionAccess(true, Set.of(), Set.of(VIP)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SectionAccess(true, Set.of(UserType.HEAD), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListLeftEmptyMeansTheDirectorOnly() {
    SectionAccess last = SectionAccess.only(Set.of(), Set.of(VIP)).withoutGroup(VIP);

    assertThat(last).isEqualTo(SectionAccess.only(Set.of(), Set.of())).isNotEqualTo(EVERYONE);
    assertThat(last.isOpenTo(UserType.DIRECTOR, Set.of())).isTrue();
    assertThat(last.isOpenTo(UserType.HEAD, Set.of(VIP))).isFalse();
    assertThat(last.isOpenTo(UserType.MANAGER, Set.of(VIP))).isFalse();
  }

  @Test
  void groupsAndTypesOpenIt() {
    SectionAccess access = SectionAccess.only(Set.of(UserType.HEAD), Set.of(VIP, NIGHT));

    assertThat(access.isOpenTo(UserType.DIRECTOR, Set.of())).isTrue();
    assertThat(access.isOpenTo(UserType.HEAD, Set.of())).isTrue();
    assertThat(access.isOpenTo(UserType.MANAGER, Set.of())).isFalse();
    assertThat(access.isOpenTo(UserType.MANAGER, Set.of(GroupId.of(3)))).isFalse();
    assertThat(access.isOpenTo(UserType.MANAGER, Set.of(GroupId.of(3), NIGHT))).isTrue();
    assertThat(access.withoutGroup(VIP))
        .isEqualTo(SectionAccess.only(Set.of(UserType.HEAD), Set.of(NIGHT)));
    assertThat(access.withoutGroup(GroupId.of(9))).isEqualTo(access);
  }

  @Test
  void aSectionWithAnotherAccessIsOtherwiseEqual() {
    Section main = new Section(Section.FIRST, "Main", 3, SectionAccess.EVERYONE);
    SectionAccess heads = SectionAccess.only(Set.of(UserType.HEAD), Set.of());

    assertThat(main.withAccess(heads)).isEqualTo(new Section(Section.FIRST, "Main", 3, heads));
  }
}
