package dev.crmkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guide shows the code of this package, and the code does what the guide says. */
class GuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/crmkit/examples/guide");
  private static final Pattern SECTION =
      Pattern.compile("(?s) *// guide: [a-z-]+\n(.*?) *// end\n");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  private final StringWriter printed = new StringWriter();
  private final PrintWriter out = new PrintWriter(printed);

  private Crm crm;
  private CrmSession anna;
  private CrmSession boris;
  private CrmSession vera;
  private Field phone;
  private Field tier;
  private Pipeline sales;

  @BeforeEach
  void makeCompany() {
    crm = FirstSteps.open(MemoryStore.create());
    anna = crm.session(crm.director().id());
    FirstSteps.setUp(anna);
    phone = field("Phone");
    tier = field("Tier");
    sales = anna.pipelines().list().get(0);
    UserView head = anna.users().create(NewUser.head("Boris"));
    boris = crm.session(head.id());
    vera = crm.session(manager("Vera").id());
  }

  private Field field(String name) {
    return anna.form().fieldsByName(name).get(0);
  }

  private UserView manager(String name) {
    return anna.users().create(NewUser.manager(name).responsible(boris.user()));
  }

  @Test
  void theGuideShowsTheCodeThatRuns() throws IOException {
    List<String> sections = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        matches(SECTION, file)
            .map(section -> section.stripTrailing().stripIndent() + "\n")
            .forEach(sections::add);
      }
    }

    assertThat(matches(BLOCK, GUIDE).toList()).containsExactlyInAnyOrderElementsOf(sections);
  }

  private static Stream<String> matches(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1));
  }

  @Test
  void aPageContinuesWhereThePreviousOneEnded() {
    for (int i = 0; i < 51; i++) {
      vera.clients().create(NewClient.of("Client " + i));
    }
    InetAddress address = InetAddress.getLoopbackAddress();

    Page<ClientView> first = FirstSteps.clientsPage(crm, vera.user(), address, null);
    Page<ClientView> second =
        FirstSteps.clientsPage(crm, vera.user(), address, first.next().orElseThrow());

    assertThat(first.items()).hasSize(50);
    assertThat(second.items()).hasSize(1);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void recordsAreFoundByFieldsTimesAndAmounts() {
    DealView deal = FirstSteps.records(vera, phone, sales);

    assertThat(FirstSteps.filters(boris, tier, Instant.EPOCH).items())
        .extracting(DealView::id)
        .containsExactly(deal.id());
  }

  @Test
  void aRefusalIsExplained() {
    ClientView acme = vera.clients().create(NewClient.of("Acme"));

    FirstSteps.explain(crm.session(manager("Gleb").id()), acme, out);

    assertThat(printed.toString()).startsWith("denied by E3");
  }

  @Test
  void eachOutcomeHasItsStatus() {
    ClientView acme = vera.clients().create(NewClient.of("Acme"));

    assertThat(FirstSteps.status(() -> vera.clients().get(acme.id()))).isEqualTo(200);
    assertThat(FirstSteps.status(() -> vera.users().create(NewUser.head("Dina")))).isEqualTo(403);
    assertThat(FirstSteps.status(() -> vera.users().get(anna.user()))).isEqualTo(404);
    assertThat(FirstSteps.status(() -> vera.clients().delete(acme.id(), 7))).isEqualTo(409);
    assertThat(FirstSteps.status(() -> vera.clients().create(NewClient.of(" ")))).isEqualTo(422);
    assertThat(FirstSteps.status(() -> vera.form().values("phone"))).isEqualTo(400);
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(FirstSteps.isValid(vera, NewClient.of("Acme"))).isTrue();
    assertThat(FirstSteps.isValid(vera, NewClient.of(""))).isFalse();
    assertThat(vera.clients().count(Query.all())).isZero();
  }

  @Test
  void aHeadReadsTheReportOfTheTeam() {
    DealId deal = FirstSteps.records(vera, phone, sales).id();
    vera.deals().edit(DealEdit.of(deal).stage(sales.id(), sales.stages().get(1).id()));

    HeadReport.print(boris, Instant.EPOCH, Instant.now().plusSeconds(60), ZoneOffset.UTC, out);

    assertThat(printed.toString()).startsWith("Vera  ").contains("1 deals  {EUR=1200.00}");
  }

  @Test
  void anAdministratorManagesUsers() {
    AdminScreen screen = new AdminScreen(anna);
    UserView dina = screen.invite("Dina", "dina@example.com", boris.user());
    screen.dismiss(vera.user());

    ImpactPlan plan = screen.planDeletion(vera.user());
    screen.delete(plan);

    assertThat(dina.status()).isEqualTo(UserStatus.ACTIVATION_REQUIRED);
    assertThat(screen.users(null).items())
        .extracting(UserView::name)
        .containsExactly("Anna", "Boris", "Dina");
    assertThat(screen.history(dina.id()).items()).isNotEmpty();
  }

  @Test
  void anImportReportsTheRowsThatItCannotCreate() throws IOException {
    String csv = "Name;Phone;Tier\nAcme;+7 1;gold\n;+7 2;bronze\nZeta;;silver\n";

    int created = new CsvImport(vera, out).run(new BufferedReader(new StringReader(csv)));

    assertThat(created).isEqualTo(2);
    assertThat(printed.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("row 3: "));
  }

  @Test
  void aFrontEndSendsTheFormBack() {
    ClientView acme = vera.clients().create(NewClient.of("Acme"));

    ClientView saved =
        FrontEndForm.edit(
            vera, acme, (schema, values) -> "{\"" + phone.id().value() + "\": \"+7 3\"}");

    assertThat(saved.fields()).hasSize(1);
  }

  @Test
  void theFeedIsFollowedWithoutGaps() throws InterruptedException {
    List<FeedEvent> events = new ArrayList<>();
    String next = FirstSteps.follow(crm, null, events::add);
    int before = events.size();
    vera.clients().create(NewClient.of("Acme"));

    FirstSteps.follow(crm, next, events::add);

    assertThat(events).hasSize(before + 1);
  }

  @Test
  void aCallJoinsTheTransactionOfTheApplication() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
    try (JdbcStore store = JdbcStore.create(dataSource)) {
      Crm other = FirstSteps.open(store);

      FirstSteps.createInTransaction(store, dataSource, other, other.director().id());

      assertThat(other.session(other.director().id()).clients().count(Query.all())).isEqualTo(1);
    }
  }
}
