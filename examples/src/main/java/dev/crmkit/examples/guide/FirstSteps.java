package dev.crmkit.examples.guide;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The shorter pieces of the guide. */
final class FirstSteps {

  private FirstSteps() {}

  static Crm open(CrmStore store) {
    // guide: open
    Crm crm =
        Crm.open(store, WorkspaceId.of("acme"), NewDirector.of("Anna").email("anna@example.com"));
    // end
    return crm;
  }

  static void setUp(CrmSession anna) {
    // guide: set-up
    anna.form().createField(NewField.of("Phone", FieldType.TEXT).hint("With country code"));
    anna.form().createField(NewField.selector("Tier", "gold", "silver"));
    anna.pipelines()
        .create(
            NewPipeline.ofDeals("Sales")
                .addStage("Offer")
                .addStage(StageSpec.won("Won"))
                .addStage(StageSpec.lost("Lost")));
    // end
  }

  // guide: session
  static Page<ClientView> clientsPage(
      Crm crm, UserId user, InetAddress address, @Nullable String next) {
    CrmSession session = crm.session(user, address);
    return session.clients().list(Query.all().sortedBy(Order.NAME).limit(50).after(next));
  }

  // end

  static DealView records(CrmSession vera, Field phone, Pipeline sales) {
    // guide: records
    ClientView acme =
        vera.clients().create(NewClient.of("Acme").field(phone.id(), "+7 495 000-00-00"));
    DealView deal =
        vera.deals()
            .create(
                NewDeal.of(acme.id(), "Roof")
                    .amount(Money.parse("1200.00 EUR"))
                    .stage(sales.id(), sales.stages().get(0).id()));
    vera.clients().edit(ClientEdit.of(acme.id()).name("Acme Ltd.").version(acme.version()));
    // end
    return deal;
  }

  static Page<DealView> filters(CrmSession session, Field tier, Instant since) {
    // guide: filters
    Query gold = Query.all().where(Filter.field(tier.id()).is("gold"));
    session.clients().stream(gold)
        .forEach(
            client -> {
              /* every page, one after the other */
            });

    Query large =
        Query.all()
            .where(Filter.created().from(since), Filter.amount().from(Money.parse("1000 EUR")))
            .sortedBy(Order.AMOUNT.reversed());
    Page<DealView> page = session.deals().list(large);
    // end
    return page;
  }

  static void explain(CrmSession gleb, ClientView acme, PrintWriter out) {
    // guide: explain
    Decision decision = gleb.may(Action.EDIT, acme.id()); // never throws
    if (!decision.allowed()) {
      out.println(decision.explain());
    }
    // end
  }

  // guide: errors
  static int status(Runnable call) {
    try {
      call.run();
      return 200;
    } catch (AccessDeniedException denied) { // the decision says why: denied.decision()
      return 403;
    } catch (NotFoundException missing) { // missing or hidden: nobody can tell which
      return 404;
    } catch (ConflictException stale) { // somebody was faster: read again
      return 409;
    } catch (InvalidException invalid) { // everything that is wrong: invalid.violations()
      return 422;
    } catch (InvalidJsonException malformed) { // only where JSON is read
      return 400;
    }
  }

  // end

  // guide: dry-run
  static boolean isValid(CrmSession session, NewClient client) {
    try {
      session.dryRun().clients().create(client); // reports what create would, writes nothing
      return true;
    } catch (InvalidException invalid) {
      return false;
    }
  }

  // end

  // guide: feed
  /** Handles what has happened since the last call, and returns where to continue. */
  static String follow(Crm crm, @Nullable String next, Consumer<FeedEvent> consumer)
      throws InterruptedException {
    PageRequest request = PageRequest.first().limit(500).after(next);
    Page<FeedEvent> page = crm.feed().await(request, Duration.ofSeconds(30));
    page.items().forEach(consumer);
    return page.next().orElseThrow(); // on the feed there always is a next position: store it
  }

  // end

  // guide: joined
  static void createInTransaction(JdbcStore store, DataSource dataSource, Crm crm, UserId user)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (JoinedStore joined = store.joining(connection)) {
        crm.through(joined).session(user).clients().create(NewClient.of("Acme"));
      }
      // … the application's own statements on the same connection …
      connection.commit();
    }
  }
  // end
}
