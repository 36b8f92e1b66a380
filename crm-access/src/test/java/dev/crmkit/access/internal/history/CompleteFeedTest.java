package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** W2, W3: whoever replays the feed has all that is stored. */
class CompleteFeedTest {

  private final SmallCompany company = new SmallCompany();
  private final CrmSession anna = company.as(ANNA);

  @Test
  void theFoundingIsRecordedWithTheDirectorAndSectionOne() {
    List<Event> founding = company.crm.feed().stream().map(FeedEvent::event).limit(2).toList();
    assertThat(founding)
        .extracting(event -> event.subject().orElseThrow())
        .containsExactly(ANNA, Section.FIRST);
    assertThat(founding)
        .allSatisfy(
            event -> {
              assertThat(event.type()).isEqualTo(EventType.CREATE);
              assertThat(event.revision()).isEqualTo(1);
            });
    assertThat(founding.get(1).changes())
        .containsExactly(
            new Change("name", null, "Main"),
            new Change("order", null, "0"),
            new Change("access", null, "everyone"));
  }

  @Test
  void anOptionIsGivenByItsNumberInARecordAsInTheForm() {
    var tier = anna.form().createField(NewField.selector("Tier", "gold"));
    ClientId acme = company.client(VERA, "Acme");
    anna.clients().edit(ClientEdit.of(acme).field(tier.id(), "gold"));

    String option = Long.toString(tier.options().get(0).id().value());
    assertThat(last(acme).changes()).containsExactly(new Change(tier.id().path(), null, option));
  }

  @Test
  void aFileIsRecordedWithTheChecksumOfItsContent() {
    FileId file = attach(company.client(VERA, "Acme"));
    String checksum = company.store.read(WORKSPACE, tx -> tx.file(file).orElseThrow().sha256());
    assertThat(last(file).changes()).contains(new Change("sha256", null, checksum));
  }

  @Test
  void aDeletedRecordIsRecordedWithItsDeletionAndTheRecordItWasDeletedWith() {
    ClientId acme = company.client(VERA, "Acme");
    DealId deal = anna.deals().create(NewDeal.of(acme, "Big").owner(VERA)).id();
    FileId file = attach(deal);
    String deletion = Long.toString(anna.clients().delete(acme).id().value());

    Change which = new Change("deletion", null, deletion);
    Change with = new Change("with", null, acme.path());
    assertThat(last(acme).changes()).containsExactly(which);
    assertThat(last(deal).changes()).containsExactly(which, with);
    assertThat(last(file).changes()).containsExactly(which, with);
  }

  @Test
  void anUndoneUserDeletionShowsWhoNoLongerHasAClaimToIt() {
    PortfolioId veras = portfolio(VERA);
    PortfolioId boris = portfolio(BORIS);
    anna.users().delete(VERA);
    anna.users().delete(BORIS);
    anna.users().undoDelete(VERA);

    Event edit = last(BORIS);
    assertThat(edit.type()).isEqualTo(EventType.EDIT);
    String both = Stream.of(veras, boris).map(PortfolioId::value).sorted().toList().toString();
    assertThat(edit.changes())
        .containsExactly(new Change("claims", both.replace(" ", ""), "[" + boris.value() + "]"));
    assertThat(claims()).containsExactly(boris);
  }

  @Test
  void claimsAreShownToNoUserBecausePortfoliosAreShownToNone() {
    anna.users().delete(VERA);
    anna.users().delete(BORIS);
    anna.users().undoDelete(VERA);

    assertThat(anna.events(PageRequest.first().limit(500)).items())
        .flatExtracting(HistoryView::changes)
        .extracting(Change::attribute)
        .doesNotContain("claims", "portfolio");
  }

  private PortfolioId portfolio(UserId user) {
    return company.store.read(WORKSPACE, tx -> tx.org().user(user).orElseThrow().portfolio());
  }

  private Set<PortfolioId> claims() {
    return company.store.read(
        WORKSPACE,
        tx -> tx.org().deletedUser(BORIS).orElseThrow().deletion().orElseThrow().handedOver());
  }

  private FileId attach(RecordId on) {
    return anna.attachments()
        .attach(on, NewFile.of("a.txt"), new ByteArrayInputStream(new byte[3]))
        .id();
  }

  private Event last(Subject subject) {
    List<Event> history = company.store.read(WORKSPACE, tx -> tx.history(subject));
    return history.get(history.size() - 1);
  }
}
