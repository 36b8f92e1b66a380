package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Search and sort order of texts that databases and Unicode versions treat differently. */
@Tag("R5")
abstract class TextContract extends ContractTest {

  private static final FieldId CITY = new FieldId(1);
  private static final Sort BY_CITY =
      Sort.ascending(new Sort.OfField(CITY, FieldType.TEXT, List.of()));

  @Test
  void searchTreatsAllVariantsOfTheLetterIAsEqual() {
    fill("İstanbul", "ıstanbul", "Istanbul", "ISTI\u0307NBUL", "i\u0307stanbul", "Izmir");
    for (String part : List.of("istanbul", "İSTANBUL", "ıst", "Istanb", "İ\u200Bs")) {
      assertThat(named(part)).as(part).contains(1L, 2L, 3L, 5L).doesNotContain(6L);
      assertThat(inField(part)).as(part).contains(1L, 2L, 3L, 5L).doesNotContain(6L);
    }
    assertThat(named("istinbul")).containsExactly(4L);
    assertThat(inField("ıstınbul")).containsExactly(4L);
  }

  @Test
  void searchFoldsLettersThatExpandToSeveral() {
    fill("Straße", "STRASSE", "STRAẞE", "ŒUVRE ﬃ", "Ὀδυσσεύς", "Ꭰꮳ");
    assertThat(named("strasse")).containsExactly(1L, 2L, 3L);
    assertThat(named("AẞE")).containsExactly(1L, 2L, 3L);
    assertThat(inField("œuvre FFI")).containsExactly(4L);
    assertThat(named("ΎΣ")).containsExactly(5L);
    assertThat(inField("Ὀδυσσεύσ")).containsExactly(5L);
    assertThat(named("ꭰᏣ")).containsExactly(6L);
  }

  @Test
  void searchIgnoresInvisibleCharacters() {
    fill("A\u00ADcme\u00A0Corp\u200B", "\uFEFFacme corp", "Acme\tCorp", "Acmecorp");
    assertThat(named("acme corp")).containsExactly(1L, 2L, 3L);
    assertThat(inField("ACME\u3000co\u2060rp")).containsExactly(1L, 2L, 3L);
    assertThat(named("\u200B")).hasSize(4);
    assertThat(inField("\uFEFF")).hasSize(4);
  }

  @Test
  void namesAndTextFieldsAreSortedByTheirKeys() {
    fill("ёж", "Елена", "Ёлка", "ель", "Жук", "\u200Babc", "ABD", "😀", "\uFFFD", "ıc", "İb", "IA");
    List<Long> expected = List.of(6L, 7L, 12L, 11L, 10L, 1L, 2L, 3L, 4L, 5L, 9L, 8L);
    assertThat(list(Condition.always(), Sort.ascending(Sort.Attribute.NAME))).isEqualTo(expected);
    assertThat(list(Condition.always(), BY_CITY)).isEqualTo(expected);
  }

  @Test
  void aLongRunOfCombiningMarksIsStoredFoundAndSorted() {
    String marks = "\u0301\u0316".repeat(10_000);
    insert(
        client(1).name("a").putFields(CITY, FieldValue.text("е" + "\u0308".repeat(20_000))).build(),
        client(2).name("b").putFields(CITY, FieldValue.text("е" + marks)).build(),
        client(3).name("b").putFields(CITY, FieldValue.text("е" + marks + "!")).build());
    assertThat(inField("е" + marks)).containsExactly(2L, 3L);
    assertThat(inField("ё")).containsExactly(1L, 2L, 3L);
    assertThat(list(Condition.always(), BY_CITY)).containsExactly(1L, 2L, 3L);
    check(
        tx ->
            assertThat(tx.client(new ClientId(3)).orElseThrow().fields())
                .containsEntry(CITY, FieldValue.text("е" + marks + "!")));
  }

  /** Inserts clients with these names, also as field values; their ids count from 1. */
  private void fill(String... texts) {
    List<Client> clients = new ArrayList<>();
    for (String text : texts) {
      clients.add(
          client(clients.size() + 1).name(text).putFields(CITY, FieldValue.text(text)).build());
    }
    insert(clients.toArray(Client[]::new));
  }

  private List<Long> named(String part) {
    return list(new Condition.NameContains(part), Sort.ascending(Sort.Attribute.CREATED));
  }

  private List<Long> inField(String part) {
    return list(new Condition.FieldContains(CITY, part), Sort.ascending(Sort.Attribute.CREATED));
  }

  private List<Long> list(Condition where, Sort sort) {
    RecordQuery<Client> query =
        new RecordQuery<>(Client.class, Scope.everything(), where, sort, null, 100);
    return read(tx -> tx.list(query)).stream().map(client -> client.id().value()).toList();
  }
}
