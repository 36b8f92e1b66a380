package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files on records: rules.md R4, E5. */
class AttachmentsTest {

  private final SmallCompany company = new SmallCompany();
  private final ClientId ofVera = company.client(VERA, "Acme");

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private FileView attach(UserId user, String content) {
    return company.as(user).attachments().attach(ofVera, NewFile.of("offer.txt"), bytes(content));
  }

  @Tag("R4")
  @Test
  void aFileIsStreamedInAndOut() throws IOException {
    FileView file =
        company
            .as(VERA)
            .attachments()
            .attach(ofVera, NewFile.of("offer.pdf").mediaType("application/pdf"), bytes("content"));

    assertThat(file.name()).isEqualTo("offer.pdf");
    assertThat(file.mediaType()).isEqualTo("application/pdf");
    assertThat(file.size()).isEqualTo(7);
    assertThat(file.createdBy().id()).isEqualTo(VERA);
    try (InputStream content = company.as(GLEB).attachments().content(file.id())) {
      assertThat(content.readAllBytes()).asString().isEqualTo("content");
    }
  }

  @Tag("V8")
  @Tag("E5")
  @Test
  void whoeverSeesTheRecordSeesItsFilesAndNobodyElse() {
    FileView file = attach(VERA, "x");

    assertThat(company.as(GLEB).attachments().list(ofVera))
        .extracting(FileView::id)
        .contains(file.id());
    assertThat(company.as(GLEB).attachments().get(file.id()).deletable()).isFalse();
    assertThat(company.as(BORIS).attachments().get(file.id()).deletable()).isTrue();
    assertThatThrownBy(() -> company.as(DINA).attachments().get(file.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(DINA).attachments().content(file.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(DINA).attachments().list(ofVera))
        .isInstanceOf(NotFoundException.class);
    assertThat(company.as(DINA).attachments().list(PageRequest.first().limit(10)).items())
        .isEmpty();
  }

  @Tag("E3")
  @Tag("E5")
  @Test
  void whoMayEditTheRecordAttachesAndWhoMayDeleteItDeletes() {
    assertThatThrownBy(() -> attach(GLEB, "x")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> attach(DINA, "x")).isInstanceOf(NotFoundException.class);
    company
        .as(ANNA)
        .security()
        .setPolicies(new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.EVERY_CALL));
    FileId id = attach(GLEB, "x").id();

    assertThatThrownBy(() -> company.as(GLEB).attachments().delete(id))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(company.as(VERA).attachments().delete(id).subject()).isEqualTo(id);
    assertThatThrownBy(() -> company.as(VERA).attachments().get(id))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void thatAContentCannotBeDiscardedDoesNotHideWhyItWasNotKept() {
    InputStream last =
        new InputStream() {
          @Override
          public int read() {
            company.store.close();
            return -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return read();
          }
        };

    assertThatThrownBy(
            () ->
                company
                    .as(VERA)
                    .attachments()
                    .attach(
                        ofVera,
                        NewFile.of("offer.txt"),
                        new SequenceInputStream(bytes("content"), last)))
        .isInstanceOfSatisfying(
            StoreFailureException.class,
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .isInstanceOf(StoreFailureException.class));
  }

  @Tag("E5")
  @Test
  void theContentOfARefusedFileIsNotEvenRead() {
    InputStream untouchable =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("it was read");
          }

          @Override
          public int read(byte[] into, int from, int length) {
            throw new AssertionError("it was read");
          }
        };

    assertThatThrownBy(
            () -> company.as(GLEB).attachments().attach(ofVera, NewFile.of("x"), untouchable))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("R4")
  @Test
  void overTheLimitItIsRefusedAndNothingIsKept() {
    assertThatThrownBy(() -> attach(VERA, "x".repeat(1_001))).isInstanceOf(InvalidException.class);
    assertThat(company.as(VERA).attachments().list(ofVera)).isEmpty();
    assertThat(attach(VERA, "x".repeat(1_000)).size()).isEqualTo(1_000);
  }

  @Tag("R4")
  @Tag("A4")
  @Test
  void everyProblemWithAFileIsReportedAtOnce() {
    FileId taken = attach(VERA, "x").id();
    NewFile bad = NewFile.of(" ").id(taken).mediaType("no type");

    assertThatThrownBy(
            () -> company.as(VERA).attachments().attach(ofVera, bad, bytes("x".repeat(1_001))))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::field)
                    .contains("id", "name", "mediaType")
                    .hasSize(4));
  }

  @Tag("W2")
  @Test
  void aMediaTypeIsNoLongerThanAName() {
    String longest = "text/" + "x".repeat(995);

    assertThat(
            company
                .as(VERA)
                .attachments()
                .attach(ofVera, NewFile.of("x").mediaType(longest), bytes("x"))
                .mediaType())
        .isEqualTo(longest);
    assertThatThrownBy(
            () ->
                company
                    .as(VERA)
                    .attachments()
                    .attach(ofVera, NewFile.of("x").mediaType(longest + "x"), bytes("x")))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void whatWasDoneToAFileIsInItsHistory() {
    FileId id = attach(VERA, "x").id();
    company.as(VERA).attachments().delete(id);
    company.as(ANNA).attachments().undoDelete(id);

    assertThat(company.as(GLEB).attachments().history(id).items())
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.DELETE, EventType.UNDO_DELETE);
  }

  @Tag("E6")
  @Test
  void aPurgedFileIsGoneForGood() {
    FileId id = attach(VERA, "x").id();
    assertThatThrownBy(() -> company.as(ANNA).attachments().purge(id))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> company.as(VERA).attachments().purge(id))
        .isInstanceOf(AccessDeniedException.class);
    company.as(VERA).attachments().delete(id);
    assertThatThrownBy(() -> company.as(VERA).attachments().purge(id))
        .isInstanceOf(NotFoundException.class);
    company.as(ANNA).attachments().purge(id);

    assertThatThrownBy(() -> company.as(ANNA).attachments().undoDelete(id))
        .isInstanceOf(NotFoundException.class);
    assertThat(company.crm.feed().stream().map(FeedEvent::event).toList())
        .noneMatch(event -> event.subject().filter(id::equals).isPresent());
  }

  @Test
  void allFilesAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      attach(VERA, "x" + i);
    }
    List<FileId> found = new ArrayList<>();
    Page<FileView> page = company.as(GLEB).attachments().list(PageRequest.first().limit(2));
    page.items().forEach(file -> found.add(file.id()));
    while (page.next().isPresent()) {
      page =
          company
              .as(GLEB)
              .attachments()
              .list(PageRequest.first().limit(2).after(page.next().get()));
      page.items().forEach(file -> found.add(file.id()));
    }

    assertThat(found).hasSize(5).doesNotHaveDuplicates();
    assertThat(company.as(GLEB).attachments().list(PageRequest.first().limit(5)).next()).isEmpty();
    assertThat(company.as(GLEB).attachments().list(PageRequest.first().limit(4)).next())
        .isPresent();
    assertThatThrownBy(() -> company.as(GLEB).attachments().list(PageRequest.first().limit(0)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(
            () -> company.as(GLEB).attachments().list(PageRequest.first().limit(1).after("x")))
        .isInstanceOf(InvalidException.class);
  }
}
