package dev.crmkit.store.testkit.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import org.junit.jupiter.api.Test;

class EntityNamesTest {

  private final EntityNames names = new EntityNames();

  @Test
  void numbersAreAssignedAtTheFirstMention() {
    assertThat(names.number(EntityKind.CLIENT, "b")).isEqualTo(1);
    assertThat(names.number(EntityKind.CLIENT, "a")).isEqualTo(2);
    assertThat(names.number(EntityKind.DEAL, "a")).isEqualTo(1);
    assertThat(names.number(EntityKind.CLIENT, "b")).isEqualTo(1);
  }

  @Test
  void theFirstSectionIsSectionOne() {
    assertThat(names.number(EntityKind.SECTION, "money")).isEqualTo(2);
    assertThat(names.number(EntityKind.SECTION, "1")).isEqualTo(1);
    assertThat(names.name(SectionId.of(1))).isEqualTo("1");
  }

  @Test
  void aNameCanBeBoundToAnotherId() {
    long first = names.next(EntityKind.LABEL, "vip");
    names.bind(EntityKind.LABEL, "vip", first);
    long second = names.next(EntityKind.LABEL, "vip");
    assertThat(names.number(EntityKind.LABEL, "vip")).isEqualTo(first);
    names.bind(EntityKind.LABEL, "vip", second);
    assertThat(names.number(EntityKind.LABEL, "vip")).isEqualTo(second).isNotEqualTo(first);
    assertThat(names.name(EntityKind.LABEL, first)).isEqualTo("vip");
  }

  @Test
  void idsInMessagesAreTranslatedToNames() {
    names.number(EntityKind.CLIENT, "acme $1");
    assertThat(names.translate("there is no client/1, client/7, or xclient/1"))
        .isEqualTo("there is no client/acme $1, client/7, or xclient/1");
    assertThat(names.reference(ClientId.of(1))).hasToString("client/acme $1");
  }

  @Test
  void anUnboundNameHasTheIdOfTheOtherWorkspace() {
    EntityNames other = names.sibling();
    long label = other.next(EntityKind.LABEL, "vip");
    other.bind(EntityKind.LABEL, "vip", label);
    long client = other.number(EntityKind.CLIENT, "acme");
    assertThat(names.number(EntityKind.CLIENT, "acme")).isEqualTo(client);
    assertThat(names.number(EntityKind.LABEL, "vip")).isEqualTo(label);
    long own = names.next(EntityKind.LABEL, "vip");
    names.bind(EntityKind.LABEL, "vip", own);
    assertThat(names.number(EntityKind.LABEL, "vip")).isEqualTo(own);
    assertThat(other.number(EntityKind.LABEL, "vip")).isEqualTo(label);
  }
}
