package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static dev.crmkit.store.testkit.sample.Samples.deletion;
import static dev.crmkit.store.testkit.sample.Samples.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Look-ups of deleted records and files (rules.md E6, F8). */
abstract class TrashContract extends ContractTest {

  private static final ClientId CLIENT = ONE;
  private static final DealId DEAL = new DealId(1);
  private static final FieldId PHONE = new FieldId(11);
  private static final FieldId CITY = new FieldId(12);

  private long nextDeletion = 100;

  @Tag("F8")
  @Test
  void aFieldValueIsFoundWhileADeletedClientHasIt() {
    insert(withValue(1, PHONE), withValue(2, PHONE), withValue(3, CITY));
    check(tx -> assertThat(tx.hasDeletedValue(PHONE)).isFalse());

    delete(CLIENT);
    delete(TWO);
    check(tx -> assertThat(tx.hasDeletedValue(PHONE)).isTrue());
    check(tx -> assertThat(tx.hasDeletedValue(CITY)).isFalse());

    restore(CLIENT);
    check(tx -> assertThat(tx.hasDeletedValue(PHONE)).isTrue());

    purge(TWO);
    check(tx -> assertThat(tx.hasDeletedValue(PHONE)).isFalse());
  }

  @Tag("F8")
  @Test
  void theLatestDeletionDecidesWhichFieldsHaveValues() {
    insert(withValue(1, PHONE));
    delete(CLIENT);
    restore(CLIENT);
    update(client(1).version(2).putFields(CITY, FieldValue.text("Riga")).build());
    delete(CLIENT);

    check(tx -> assertThat(tx.hasDeletedValue(PHONE)).isFalse());
    check(tx -> assertThat(tx.hasDeletedValue(CITY)).isTrue());
  }

  private static Client withValue(long id, FieldId field) {
    return client(id).putFields(field, FieldValue.text("x")).build();
  }

  @Tag("E6")
  @Test
  void deletedFilesAreFoundByTheirRecord() {
    insert(client(1).build(), client(2).build(), deal(1).build());
    for (long id = 1; id <= 4; id++) {
      StagedContent content = stage("content");
      long file = id;
      write(tx -> tx.insertFile(file(file, file == 4 ? DEAL : CLIENT, content), content));
    }
    check(tx -> assertThat(tx.deletedFilesOf(CLIENT)).isEmpty());

    delete(new FileId(1));
    delete(new FileId(4));
    check(tx -> assertThat(tx.deletedFilesOf(CLIENT)).containsExactly(new FileId(1)));

    delete(new FileId(2));
    delete(CLIENT);
    check(
        tx ->
            assertThat(tx.deletedFilesOf(CLIENT))
                .containsExactlyInAnyOrder(new FileId(1), new FileId(2)));
    check(tx -> assertThat(tx.deletedFilesOf(DEAL)).containsExactly(new FileId(4)));
    check(tx -> assertThat(tx.deletedFilesOf(TWO)).isEmpty());

    restore(new FileId(1));
    purge(new FileId(2));
    check(tx -> assertThat(tx.deletedFilesOf(CLIENT)).isEmpty());
  }

  @Tag("W1")
  @Test
  void deletedValuesOfOtherWorkspacesAreNotFound() {
    insert(withValue(1, PHONE));
    delete(CLIENT);
    var other = anotherWorkspace();
    assertThat(store.<Boolean>read(other, tx -> tx.hasDeletedValue(PHONE))).isFalse();
  }

  private void delete(Subject id) {
    write(tx -> tx.delete(id, deletion(nextDeletion++, id)));
  }
}
