package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Attachments;
import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.ForwardingStore;
import dev.crmkit.access.Pipelines;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of a history: from either end, bounded in entries, size and work (rules.md W2). */
@Tag("W2")
class HistoryPagesTest {

  private final SmallCompany company = new SmallCompany();

  private static List<HistoryView> all(
      CrmSession session, ClientId id, PageRequest query, List<Page<HistoryView>> pages) {
    List<HistoryView> items = new ArrayList<>();
    Page<HistoryView> page = session.clients().history(id, query);
    pages.add(page);
    items.addAll(page.items());
    while (page.next().isPresent()) {
      page = session.clients().history(id, query.after(page.next().get()));
      pages.add(page);
      items.addAll(page.items());
    }
    return items;
  }

  /** A client that the organisation has moved between its own events, in all ways. */
  private ClientId eventful() {
    Pipeline retail = company.clientPipeline("retail", "contact", "present", "close");
    ClientId id =
        company
            .as(VERA)
            .clients()
            .create(NewClient.of("A").stage(retail.id(), SmallCompany.stage(retail, "contact")))
            .id();
    Pipelines pipelines = company.as(ANNA).pipelines();
    pipelines.edit(
        PipelineEdit.of(retail.id())
            .stages(List.of(StageSpec.of("present"), StageSpec.of("close")))
            .replace("contact", "present"));
    company.as(VERA).clients().edit(ClientEdit.of(id).name("B"));
    pipelines.edit(PipelineEdit.of(retail.id()).name("wholesale"));
    pipelines.edit(
        PipelineEdit.of(retail.id())
            .stages(List.of(StageSpec.of("close")))
            .replace("present", "close"));
    Users users = company.as(ANNA).users();
    for (int i = 0; i < 3; i++) {
      users.delete(VERA);
      users.undoDelete(VERA);
    }
    company.as(ANNA).clients().edit(ClientEdit.of(id).owner(GLEB));
    users.delete(VERA);
    users.delete(GLEB);
    company.as(ANNA).clients().delete(id);
    company.as(ANNA).clients().undoDelete(id);
    pipelines.delete(retail.id(), 1);
    return id;
  }

  @Test
  void pagesOfAnySizeFromEitherEndGiveTheWholeHistory() {
    ClientId id = eventful();
    CrmSession anna = company.as(ANNA);
    List<HistoryView> whole = all(anna, id, PageRequest.first().limit(100), new ArrayList<>());
    assertThat(whole)
        .extracting(HistoryView::type)
        .containsExactly(
            EventType.CREATE,
            EventType.STAGE,
            EventType.EDIT,
            EventType.STAGE,
            EventType.HAND_OVER,
            EventType.HAND_OVER,
            EventType.HAND_OVER,
            EventType.HAND_OVER,
            EventType.HAND_OVER,
            EventType.HAND_OVER,
            EventType.ASSIGN,
            EventType.HAND_OVER,
            EventType.DELETE,
            EventType.UNDO_DELETE,
            EventType.STAGE);
    assertThat(whole.get(14).changes()).extracting(Change::after).containsOnlyNulls();
    for (int limit = 1; limit <= whole.size() + 1; limit++) {
      assertThat(all(anna, id, PageRequest.first().limit(limit), new ArrayList<>()))
          .isEqualTo(whole);
      List<HistoryView> reversed =
          all(anna, id, PageRequest.first().newestFirst().limit(limit), new ArrayList<>());
      Collections.reverse(reversed);
      assertThat(reversed).isEqualTo(whole);
    }
  }

  @Test
  void historyWithoutAQueryReturnsTheFirstPage() {
    ClientId id = company.client(VERA, "0");
    for (int i = 1; i <= 60; i++) {
      company.as(VERA).clients().edit(ClientEdit.of(id).name("" + i));
    }
    Page<HistoryView> first = company.as(VERA).clients().history(id);
    assertThat(first.items()).hasSize(50);
    assertThat(first.items().get(0).type()).isEqualTo(EventType.CREATE);
    assertThat(first.next()).isPresent();
    Page<HistoryView> newest =
        company.as(VERA).clients().history(id, PageRequest.first().newestFirst().limit(1));
    assertThat(newest.items().get(0).changes()).containsExactly(new Change("name", "59", "60"));
  }

  @Test
  void aPageIsBoundedInSizeAndHasAtLeastOneEntry() {
    FieldId note = company.field("note", FieldType.TEXT);
    ClientId id = company.client(VERA, "A");
    for (int i = 0; i < 6; i++) {
      String text = Integer.toString(i).repeat(900_000);
      company.as(VERA).clients().edit(ClientEdit.of(id).field(note, text));
    }
    List<Page<HistoryView>> pages = new ArrayList<>();
    assertThat(all(company.as(VERA), id, PageRequest.first().limit(1_000), pages)).hasSize(7);
    for (Page<HistoryView> page : pages) {
      assertThat(page.items()).isNotEmpty();
      assertThat(page.items().stream().mapToLong(HistoryPagesTest::characters).sum())
          .isLessThanOrEqualTo(EventRange.MAX_SIZE);
    }
  }

  private static long characters(HistoryView entry) {
    return entry.changes().stream()
        .flatMap(change -> Stream.of(change.before(), change.after()))
        .mapToLong(value -> String.valueOf(value).length())
        .sum();
  }

  @Test
  void aPageReadsAsMuchAsItShows() {
    ClientId id = company.client(VERA, "0");
    for (int i = 1; i <= 300; i++) {
      company.as(VERA).clients().edit(ClientEdit.of(id).name("" + i));
    }
    AtomicInteger calls = new AtomicInteger();
    Crm crm = company.through(ForwardingStore.counting(company.store, calls), Limits.STANDARD);
    Page<HistoryView> page =
        crm.session(VERA).clients().history(id, PageRequest.first().newestFirst().limit(10));
    assertThat(page.items()).hasSize(10);
    assertThat(calls.get()).as("the record, its events, hand-overs").isLessThan(8);
  }

  @Tag("F2")
  @Test
  void aCallStopsAtItsBudgetOfEventsThatTheUserDoesNotSee() {
    FieldId debt =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()))
            .id();
    ClientId id = company.client(VERA, "A");
    for (int i = 0; i < 90; i++) {
      company.as(ANNA).clients().edit(ClientEdit.of(id).field(debt, "" + i));
    }
    company.as(VERA).clients().edit(ClientEdit.of(id).name("B"));
    Crm crm = company.through(company.store, Limits.builder().scannedEvents(20).build());
    List<Page<HistoryView>> pages = new ArrayList<>();
    assertThat(all(crm.session(VERA), id, PageRequest.first().limit(10), pages))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.EDIT);
    assertThat(pages).hasSizeBetween(4, 10);
    assertThat(pages.get(1).items()).isEmpty();
  }

  @Test
  void aCursorIsGoodForOneUserSubjectAndOrder() {
    ClientId id = company.client(VERA, "A");
    ClientId other = company.client(VERA, "B");
    company.as(VERA).clients().edit(ClientEdit.of(id).name("C"));
    PageRequest query = PageRequest.first().limit(1);
    String next = company.as(VERA).clients().history(id, query).next().orElseThrow();
    refused(VERA, other, query.after(next));
    refused(GLEB, id, query.after(next));
    refused(VERA, id, PageRequest.first().newestFirst().limit(1).after(next));
    refused(VERA, id, PageRequest.first().limit(0));
    refused(VERA, id, PageRequest.first().limit(1_001));
    assertThat(company.as(VERA).clients().history(id, query.after(next)).items()).hasSize(1);
  }

  private void refused(UserId user, ClientId id, PageRequest query) {
    assertThatThrownBy(() -> company.as(user).clients().history(id, query))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void theHistoryOfAFileHasPagesToo() {
    ClientId on = company.client(VERA, "A");
    Attachments files = company.as(ANNA).attachments();
    FileId file = files.attach(on, NewFile.of("a"), InputStream.nullInputStream()).id();
    for (int i = 0; i < 3; i++) {
      files.delete(file);
      files.undoDelete(file);
    }
    List<HistoryView> whole = files.history(file).items();
    assertThat(whole).hasSize(7);
    PageRequest query = PageRequest.first().newestFirst().limit(4);
    Page<HistoryView> newest = files.history(file, query);
    List<HistoryView> read = new ArrayList<>(newest.items());
    read.addAll(files.history(file, query.after(newest.next().orElseThrow())).items());
    Collections.reverse(read);
    assertThat(read).isEqualTo(whole);
  }

  @Test
  void whatWasNotReachedYetMayChangeBetweenThePages() {
    ClientId id = company.client(VERA, "A");
    company.as(VERA).clients().edit(ClientEdit.of(id).name("B"));
    PageRequest query = PageRequest.first().limit(1);
    String next = company.as(ANNA).clients().history(id, query).next().orElseThrow();
    company.as(ANNA).users().delete(VERA);
    company.as(ANNA).users().undoDelete(VERA);
    company.as(ANNA).users().setStatus(VERA, UserStatus.ACTIVE);
    assertThat(company.as(ANNA).clients().history(id, query.limit(9).after(next)).items())
        .extracting(HistoryView::type)
        .containsExactly(EventType.EDIT, EventType.HAND_OVER, EventType.HAND_OVER);
  }
}
