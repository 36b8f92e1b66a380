package dev.crmkit.store.testkit.scenario.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.store.testkit.scenario.format.Kind;
import org.junit.jupiter.api.Test;

class NamesTest {

  private final Names names = new Names();

  @Test
  void numbersAreAllottedByFirstMention() {
    assertThat(names.number(Kind.CLIENT, "b")).isEqualTo(1);
    assertThat(names.number(Kind.CLIENT, "a")).isEqualTo(2);
    assertThat(names.number(Kind.DEAL, "a")).isEqualTo(1);
    assertThat(names.number(Kind.CLIENT, "b")).isEqualTo(1);
  }

  @Test
  void theFirstSectionIsSectionOne() {
    assertThat(names.number(Kind.SECTION, "money")).isEqualTo(2);
    assertThat(names.number(Kind.SECTION, "1")).isEqualTo(1);
    assertThat(names.name(SectionId.of(1))).isEqualTo("1");
  }

  @Test
  void aNameThatIsFreeAgainGoesToTheNext() {
    long first = names.next(Kind.LABEL, "vip");
    names.bind(Kind.LABEL, "vip", first);
    long second = names.next(Kind.LABEL, "vip");
    assertThat(names.number(Kind.LABEL, "vip")).isEqualTo(first);
    names.bind(Kind.LABEL, "vip", second);
    assertThat(names.number(Kind.LABEL, "vip")).isEqualTo(second).isNotEqualTo(first);
    assertThat(names.name(Kind.LABEL, first)).isEqualTo("vip");
  }

  @Test
  void messagesTellNamesWhereTheLibraryTellsIds() {
    names.number(Kind.CLIENT, "acme $1");
    assertThat(names.translate("there is no client/1, client/7, or xclient/1"))
        .isEqualTo("there is no client/acme $1, client/7, or xclient/1");
    assertThat(names.thing(ClientId.of(1))).hasToString("client/acme $1");
  }

  @Test
  void whatIsOfOneWorkspaceIsTriedByTheSameIdInAnother() {
    Names other = names.another();
    long label = other.next(Kind.LABEL, "vip");
    other.bind(Kind.LABEL, "vip", label);
    long client = other.number(Kind.CLIENT, "acme");
    assertThat(names.number(Kind.CLIENT, "acme")).isEqualTo(client);
    assertThat(names.number(Kind.LABEL, "vip")).isEqualTo(label);
    long own = names.next(Kind.LABEL, "vip");
    names.bind(Kind.LABEL, "vip", own);
    assertThat(names.number(Kind.LABEL, "vip")).isEqualTo(own);
    assertThat(other.number(Kind.LABEL, "vip")).isEqualTo(label);
  }
}
