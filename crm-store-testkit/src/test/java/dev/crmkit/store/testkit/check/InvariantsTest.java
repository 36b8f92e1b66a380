package dev.crmkit.store.testkit.check;

import static dev.crmkit.store.testkit.check.BusyCompany.ACME;
import static dev.crmkit.store.testkit.check.BusyCompany.ANNA;
import static dev.crmkit.store.testkit.check.BusyCompany.BIG;
import static dev.crmkit.store.testkit.check.BusyCompany.BOLT;
import static dev.crmkit.store.testkit.check.BusyCompany.BORIS;
import static dev.crmkit.store.testkit.check.BusyCompany.CLARA;
import static dev.crmkit.store.testkit.check.BusyCompany.DEALS;
import static dev.crmkit.store.testkit.check.BusyCompany.DINA;
import static dev.crmkit.store.testkit.check.BusyCompany.EGOR;
import static dev.crmkit.store.testkit.check.BusyCompany.FEDOR;
import static dev.crmkit.store.testkit.check.BusyCompany.GLEB;
import static dev.crmkit.store.testkit.check.BusyCompany.LATE;
import static dev.crmkit.store.testkit.check.BusyCompany.LETTER;
import static dev.crmkit.store.testkit.check.BusyCompany.MONEY;
import static dev.crmkit.store.testkit.check.BusyCompany.NOTE;
import static dev.crmkit.store.testkit.check.BusyCompany.OFFER;
import static dev.crmkit.store.testkit.check.BusyCompany.ONBOARDING;
import static dev.crmkit.store.testkit.check.BusyCompany.PHONE;
import static dev.crmkit.store.testkit.check.BusyCompany.TIER;
import static dev.crmkit.store.testkit.check.BusyCompany.VERA;
import static dev.crmkit.store.testkit.check.BusyCompany.VIP;
import static dev.crmkit.store.testkit.check.BusyCompany.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Did;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Closing;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.record.StagePlace;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each invariant tells the fault that is planted against it, and nothing where there is none. */
class InvariantsTest {

  private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");
  private static final GroupId NO_GROUP = GroupId.of(99);

  private final BusyCompany company = BusyCompany.afterAll();
  private final CrmStore store = company.store;

  @Test
  void nothingIsWrongWhereAllWasDoneThroughSessions() {
    assertThat(Invariants.check(store, WORKSPACE)).isEmpty();
  }

  // People

  @Test
  void aSecondDirector() {
    changeUser(ANNA, user -> user.type(UserType.DIRECTOR).responsible(Optional.empty()));
    told("U1", "user/1");
  }

  @Test
  void aDirectorWhoIsNotActive() {
    changeUser(BORIS, user -> user.status(UserStatus.INACTIVE));
    told("U1", "user/2 is INACTIVE");
  }

  @Test
  void aDirectorWhoIsDeniedASetting() {
    changeUser(BORIS, user -> user.addDeniedSettings(SettingsArea.LABELS));
    told("U1", "user/2");
  }

  @Test
  void aDirectorWithSomebodyOverHim() {
    changeUser(BORIS, user -> user.responsible(ANNA));
    told("U1", "user/2");
  }

  @Test
  void nobodyOverAManager() {
    changeUser(EGOR, user -> user.responsible(Optional.empty()));
    told("U2", "over user/7");
  }

  @Test
  void aManagerOverHimself() {
    changeUser(EGOR, user -> user.responsible(EGOR));
    told("U2", "over user/7");
  }

  @Test
  void aManagerOverAManager() {
    changeUser(EGOR, user -> user.responsible(DINA));
    told("U2", "user/7 cannot be the MANAGER user/6");
  }

  @Test
  void aHeadOverAHead() {
    changeUser(CLARA, user -> user.responsible(ANNA));
    told("U2", "user/3 cannot be the HEAD user/1");
  }

  @Test
  void aDeletedUserOverAManager() {
    changeUser(EGOR, user -> user.responsible(FEDOR));
    told("U2", "over user/7");
  }

  @Test
  void anAddressThatTwoHave() {
    changeUser(EGOR, user -> user.email("CLARA@example.COM"));
    told("U12", "user/3 and user/7");
  }

  @Test
  void aGroupThatIsNot() {
    changeUser(EGOR, user -> user.addGroups(NO_GROUP));
    told("U11", "user/7 is in group/99");
  }

  @Test
  void aPortfolioOfADeletedUser() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), FEDOR));
    told("D1", "user/8, who is no living user");
  }

  @Test
  void anOwnPortfolioThatAnotherHolds() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), CLARA));
    told("D1", "of user/4 is held by user/3");
  }

  @Test
  void aUserWithoutAPortfolio() {
    changeUser(EGOR, user -> user.portfolio(PortfolioId.of(999)));
    told("D1", "the own portfolio/999 of user/7 is lost");
  }

  @Test
  void aPortfolioThatIsNobodysOwn() {
    put(new Portfolio(PortfolioId.of(999), CLARA));
    told("D1", "portfolio/999 is nobody's own");
  }

  @Test
  void aPortfolioThatTwoCallTheirOwn() {
    changeUser(EGOR, user -> user.portfolio(org().user(VERA).orElseThrow().portfolio()));
    told("D1", "both user/4 and user/7");
  }

  @Test
  void aClaimToAPortfolioThatIsNot() {
    User fedor = org().deletedUser(FEDOR).orElseThrow();
    put(
        fedor.toBuilder()
            .deletion(new UserDeletion(1, AT, ANNA, Set.of(PortfolioId.of(999))))
            .build());
    told("D9", "user/8 handed over [portfolio/999]");
  }

  // Settings

  @Test
  void sectionOneThatIsClosed() {
    put(new Section(Section.FIRST, "Main", 0, SectionAccess.only(Set.of(), Set.of())));
    told("F1", "section 1 is open to all");
  }

  @Test
  void sectionOneThatIsGone() {
    remove(Section.FIRST);
    told("F1", "section 1 is always there");
  }

  @Test
  void aSectionThatIsOpenToAGroupThatIsNot() {
    put(new Section(MONEY, "Money", 0, SectionAccess.only(Set.of(), Set.of(NO_GROUP))));
    told("F2", "section/21 is open to group/99");
  }

  @Test
  void aFieldOfASectionThatIsNot() {
    changeField(PHONE, field -> field.section(SectionId.of(99)));
    told("F1", "field/31 is in section/99");
  }

  @Test
  void aSelectorThatOffersNothing() {
    changeField(TIER, field -> field.options(List.of()).defaultValue(Optional.empty()));
    told("F3", "field/35");
  }

  @Test
  void anOptionThatIsThereTwice() {
    FieldOption option = org().field(TIER).orElseThrow().options().get(0);
    changeField(TIER, field -> field.addOptions(option));
    told("F4", "field/35 has " + option.id() + " twice");
  }

  @Test
  void aDefaultThatTheFieldCannotTake() {
    changeField(TIER, field -> field.defaultValue(FieldValue.choice(OptionId.of(99))));
    told("F5", "field/35");
  }

  @Test
  void aPipelineWithoutStages() {
    put(new Pipeline(PipelineId.of(59), "Empty", RecordKind.CLIENT, List.of()));
    told("P1", "pipeline/59 has no stage");
  }

  @Test
  void aPipelineOfActivities() {
    put(new Pipeline(PipelineId.of(59), "Acts", RecordKind.ACTIVITY, List.of(stage(1).build())));
    told("P1", "pipeline/59 is of activities");
  }

  @Test
  void twoStagesOfOneNameAndTwoPipelines() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "DEALS",
            RecordKind.CLIENT,
            List.of(stage(1).build(), stage(2).build(), stage(2).name("other").build())));
    told("P1", "stages of pipeline/59 are told twice");
    told("P1", "pipelines are told twice");
    told("P1", "pipeline/59 has stage/2 twice");
  }

  @Test
  void aStageThatClosesClients() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "Wins",
            RecordKind.CLIENT,
            List.of(stage(1).closes(Closing.WON).build())));
    told("P3", "stage/1 of pipeline/59");
  }

  @Test
  void aStageThatWasReplacedByNone() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "Gone",
            RecordKind.CLIENT,
            List.of(stage(1).build(), stage(2).replacedBy(StageId.of(9)).build())));
    told("P4", "stage/2 of pipeline/59");
  }

  @Test
  void twoLabelsOfOneName() {
    put(new Label(LabelId.of(49), "vIP", "#fff"));
    told("S3", "labels are told twice: [vIP]");
  }

  @Test
  void anIdThatIsUsedAgain() {
    remove(VIP);
    put(new Label(VIP, "New", "#fff"));
    told("R5", "label/41 was removed");
  }

  // Records

  @Test
  void aRecordThatLiesInNoPortfolio() {
    change(ACME, client -> client.portfolio(PortfolioId.of(999)));
    told("D1", "client/101 lies in portfolio/999");
  }

  @Test
  void aClientThatNeverWas() {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Activity note = tx.activity(NOTE).orElseThrow();
          tx.update(note.toBuilder().client(ClientId.of(999)).version(note.version() + 1).build());
        });
    told("R2", "activity/202 belongs to client/999");
  }

  @Test
  void aRecordWithoutAName() {
    change(ACME, client -> client.name(" "));
    told("R1", "client/101");
  }

  @Test
  void anAmountOfNoCurrency() {
    changeDeal(deal -> deal.amount(Money.parse("1 XQX")));
    told("R3", "deal/301");
  }

  @Test
  void aValueOfAnotherType() {
    change(ACME, client -> client.putFields(TIER, FieldValue.text("gold")));
    told("F3", "client/101 has in field/35");
  }

  @Test
  void anOptionThatNeverWas() {
    change(ACME, client -> client.putFields(TIER, FieldValue.choice(OptionId.of(99))));
    told("F3", "client/101 has in field/35");
  }

  @Test
  void aFieldThatNeverWas() {
    change(ACME, client -> client.putFields(FieldId.of(99), FieldValue.text("?")));
    told("F3", "client/101 has a value of field/99");
  }

  @Test
  void aLabelThatNeverWas() {
    change(ACME, client -> client.addLabels(LabelId.of(99)));
    told("S3", "client/101 has label/99");
  }

  @Test
  void aPipelineThatNeverWas() {
    change(ACME, client -> client.putStages(PipelineId.of(99), place(1)));
    told("P2", "client/101 stands in pipeline/99");
  }

  @Test
  void aStageThatNeverWas() {
    change(ACME, client -> client.stages(Map.of(ONBOARDING, place(99))));
    told("P2", "client/101 stands in stage/99 of pipeline/51");
  }

  @Test
  void aPipelineOfAnotherKind() {
    change(ACME, client -> client.putStages(DEALS, place(1)));
    told("P2", "client/101 stands in pipeline/52 of another kind");
  }

  @Test
  void aDealThatIsBothWonAndLost() {
    PipelineId other = PipelineId.of(59);
    put(
        new Pipeline(
            other, "Other", RecordKind.DEAL, List.of(stage(1).closes(Closing.LOST).build())));
    changeDeal(
        deal -> deal.stages(Map.of(DEALS, new StagePlace(stageOf("won"), AT), other, place(1))));
    told("P3", "deal/301 is both won and lost");
  }

  @Test
  void aFileOnARecordThatWasDeletedWithoutIt() {
    store.useWrite(WORKSPACE, tx -> tx.delete(LATE, deletion(LATE)));
    told("E6", "there is a history of file/404");
  }

  @Test
  void aFileThatIsNotOnItsRecord() {
    toldBy(Tampered.answering(store, "filesOn", files -> List.of()), "E5", "file/401");
  }

  @Test
  void aDeletedFileOfARecordThatIsNoMore() {
    store.useWrite(
        WORKSPACE,
        tx -> {
          tx.delete(LETTER, deletion(LETTER));
          tx.delete(LATE, deletion(LATE));
          tx.purge(LATE);
        });
    told("E6", "the deleted file/404");
  }

  @Test
  void aDeletedRecordThatWasNotKept() {
    toldBy(
        Tampered.answering(store, "deletedRecord", record -> Optional.empty()),
        "E6",
        "the deleted client/102 was not kept");
  }

  @Test
  void anIdThatCouldBeUsedAgain() {
    toldBy(Tampered.answering(store, "isTaken", taken -> false), "R5", "client/101");
  }

  @Test
  void aCounterThatIsWrong() {
    CrmStore wrong = Tampered.answering(store, "count", count -> (Long) count + 1);
    toldBy(wrong, "D4", "client records, all");
    toldBy(wrong, "D4", "in portfolio/");
    toldBy(wrong, "D4", "with label/41");
    toldBy(wrong, "D4", "with a value of field/31");
    toldBy(wrong, "D4", "in pipeline/52");
  }

  // Histories

  @Test
  void aFeedOutOfOrder() {
    toldOfEvents(events -> events.add(0, events.remove(5)), "W3", "comes after event 6");
  }

  @Test
  void aRevisionThatDecreases() {
    toldOfEvents(
        events -> events.add(last(events).toBuilder().position(9_999).revision(2).build()),
        "W4",
        "event 9999 is of revision 2");
  }

  @Test
  void aPositionThatWasNotGiven() {
    toldOfEvents(
        events -> events.add(last(events).toBuilder().position(9_999).build()),
        "W3",
        "there is event 9999");
  }

  @Test
  void aChangeOfTheOrganisationThatIsNotTold() {
    put(new Label(VIP, "Vip!", "#fff"));
    told("W4", "no event tells what made revision " + org().revision());
  }

  @Test
  void aHistoryThatDoesNotBeginWithTheCreation() {
    for (Subject subject : List.of(ACME, OFFER, EGOR, TIER, Section.FIRST, VIP, DEALS)) {
      toldOfEvents(
          events -> events.removeIf(event -> is(event, subject, Did.CREATE)),
          "W2",
          "the history of " + subject.path());
    }
  }

  @Test
  void aCreationThatIsToldTwice() {
    toldOfEvents(
        events -> events.add(last(events).toBuilder().subject(ACME).did(Did.CREATE).build()),
        "W2",
        "the history of client/101");
  }

  @Test
  void aVersionThatIsNotTold() {
    change(ACME, client -> client.name("Other"));
    told("E7", "client/101 is at version");
    toldOfEvents(events -> events.removeIf(event -> is(event, BIG, Did.EDIT)), "E7", "deal/301");
  }

  @Test
  void aVersionThatIsGivenTwice() {
    toldOfEvents(
        events -> {
          int at = indexOf(events, event -> is(event, ACME, Did.EDIT));
          events.add(at + 1, events.get(at));
        },
        "E7",
        "client/101");
  }

  @Test
  void anEntryWithoutAVersion() {
    toldOfEvents(
        events -> events.replaceAll(event -> event.toBuilder().version(Optional.empty()).build()),
        "W2",
        "client/101 without portfolio or version");
  }

  @Test
  void aMoveThatIsNotTold() {
    PortfolioId claras = org().user(CLARA).orElseThrow().portfolio();
    toldOfEvents(
        events ->
            events.replaceAll(
                event ->
                    event.subject().filter(BIG::equals).isPresent()
                        ? event.toBuilder().portfolio(claras).build()
                        : event),
        "W2",
        "deal/301 lies in");
  }

  @Test
  void aDeletionThatIsNotTold() {
    toldOfEvents(
        events -> events.removeIf(event -> is(event, BOLT, Did.DELETE)),
        "W2",
        "client/102 is deleted");
    store.useWrite(WORKSPACE, tx -> tx.delete(OFFER, deletion(OFFER)));
    told("W2", "file/401 is deleted");
  }

  @Test
  void aHistoryOfWhatWasPurged() {
    toldOfEvents(
        events -> events.add(last(events).toBuilder().subject(ClientId.of(103)).build()),
        "E6",
        "client/103");
  }

  @Test
  void aPurgeThatNamesSomething() {
    toldOfEvents(
        events ->
            events.replaceAll(
                event ->
                    event.did() == Did.PURGE ? event.toBuilder().subject(GLEB).build() : event),
        "E6",
        "if it is no purge");
  }

  @Test
  void aHandOverOfNothing() {
    toldOfEvents(
        events -> events.replaceAll(event -> event.toBuilder().handOver(Optional.empty()).build()),
        "W3",
        "exactly if it is a hand-over");
  }

  @Test
  void aPortfolioThatWasLost() {
    toldOfEvents(
        events ->
            events.replaceAll(
                event ->
                    is(event, ACME, Did.CREATE)
                        ? event.toBuilder().portfolio(PortfolioId.of(999)).build()
                        : event),
        "D1",
        "lost [portfolio/999]");
  }

  // Planting

  private OrgSnapshot org() {
    return store.read(WORKSPACE, tx -> tx.org());
  }

  private void put(OrgEntry entry) {
    store.useReorganise(WORKSPACE, tx -> tx.apply(OrgDelta.putting(entry)));
  }

  private void remove(Subject subject) {
    store.useReorganise(WORKSPACE, tx -> tx.apply(new OrgDelta(List.of(), Set.of(subject))));
  }

  private void changeUser(UserId id, UnaryOperator<User.Builder> change) {
    put(change.apply(org().user(id).orElseThrow().toBuilder()).build());
  }

  private void changeField(FieldId id, UnaryOperator<Field.Builder> change) {
    put(change.apply(org().field(id).orElseThrow().toBuilder()).build());
  }

  private void change(ClientId id, UnaryOperator<Client.Builder> change) {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Client client = tx.client(id).orElseThrow();
          tx.update(change.apply(client.toBuilder()).version(client.version() + 1).build());
        });
  }

  private void changeDeal(UnaryOperator<Deal.Builder> change) {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Deal deal = tx.deal(BIG).orElseThrow();
          tx.update(change.apply(deal.toBuilder()).version(deal.version() + 1).build());
        });
  }

  private static Stage.Builder stage(long id) {
    return Stage.builder().id(StageId.of(id)).name("same");
  }

  private StageId stageOf(String name) {
    return org().pipeline(DEALS).orElseThrow().stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static StagePlace place(long stage) {
    return new StagePlace(StageId.of(stage), AT);
  }

  private Deletion deletion(Subject of) {
    return new Deletion(DeletionId.of(77), of, AT, org().director().ref());
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  private static boolean is(Event event, Subject subject, Did did) {
    return event.did() == did && event.subject().filter(subject::equals).isPresent();
  }

  private static int indexOf(List<Event> events, Predicate<? super Event> wanted) {
    return events.indexOf(events.stream().filter(wanted).findFirst().orElseThrow());
  }

  private void told(String rule, String part) {
    toldBy(store, rule, part);
  }

  private void toldOfEvents(Consumer<? super List<Event>> change, String rule, String part) {
    toldBy(Tampered.events(store, change), rule, part);
  }

  private static void toldBy(CrmStore store, String rule, String part) {
    assertThat(Invariants.check(store, WORKSPACE))
        .anyMatch(sentence -> sentence.startsWith(rule + ": ") && sentence.contains(part));
  }
}
