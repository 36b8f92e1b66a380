package dev.crmkit.access.internal.json;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** Queries are read as they were written, and mean the same. */
class QueryJsonProperties {

  private final SmallCompany company = new SmallCompany();
  private final CrmSession anna = company.as(ANNA);
  private final LabelId vip = company.label("vip");
  private final FieldId city = company.field("City", FieldType.TEXT);
  private final Pipeline retail = company.clientPipeline("Retail", "contact", "offer");
  private final List<UserId> users = List.of(ANNA, BORIS, VERA, GLEB);
  private final ClientId acme;

  QueryJsonProperties() {
    for (UserId user : users) {
      NewClient client = NewClient.of("Client " + user.value()).owner(user);
      anna.clients().create(client);
      anna.clients().create(client.field(city, "Riga").stage(retail.id(), stage(0)));
    }
    acme = anna.clients().create(NewClient.of("Acme")).id();
  }

  private StageId stage(int index) {
    return retail.stages().get(index).id();
  }

  @Tag("A2")
  @Property(tries = 500)
  void aQueryIsReadAsItWasWrittenAndMeansTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    Query query =
        Query.all()
            .where(
                IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> filter(random, 3))
                    .toArray(Filter[]::new))
            .sortedBy(order(random))
            .limit(1 + random.nextInt(60));

    Query read = CrmJson.read(CrmJson.write(query), Query.class);

    assertThat(read).isEqualTo(query);
    assertThat(CrmJson.write(read)).isEqualTo(CrmJson.write(query));
    UserId user = users.get(random.nextInt(users.size()));
    String shown = list(company.as(user), query);
    assertThat(list(company.as(user), read)).isEqualTo(shown);
    Statistics.label("what the query shows")
        .collect(
            shown.startsWith("[") ? (shown.equals("[]") ? "nothing" : "clients") : "a refusal");
  }

  private static String list(CrmSession session, Query query) {
    try {
      return session.clients().list(query).items().stream().map(RecordView::id).toList().toString();
    } catch (CrmException e) {
      return e.toString();
    }
  }

  private Order order(Random random) {
    Order order =
        switch (random.nextInt(4)) {
          case 0 -> Order.NAME;
          case 1 -> Order.UPDATED;
          case 2 -> Order.field(city);
          default -> Order.CREATED;
        };
    return random.nextBoolean() ? order : order.reversed();
  }

  private Filter filter(Random random, int depth) {
    BigDecimal sum = new BigDecimal("1.50");
    return switch (random.nextInt(depth == 0 ? 15 : 18)) {
      case 0 -> Filter.label(vip);
      case 1 -> Filter.labelIn(List.of(vip, LabelId.of(4711)));
      case 2 -> Filter.field(city).is("Riga");
      case 3 -> Filter.field(city).isOneOf("x", "Riga");
      case 4 -> Filter.field(city).atLeast(FieldValue.text("M"));
      case 5 -> Filter.field(city).contains("ig");
      case 6 -> Filter.field(city).absent();
      case 7 -> Filter.stage(retail.id(), stage(random.nextInt(2)));
      case 8 -> Filter.offPipeline(retail.id());
      case 9 -> Filter.ownerIn(List.of(VERA, GLEB));
      case 10 -> Filter.nameContains("Client \"" + random.nextInt(9));
      case 11 -> random.nextBoolean() ? Filter.ofClient(acme) : Filter.kind(ActivityKind.CALL);
      case 12 -> Filter.created().from(SmallCompany.START);
      case 13 ->
          random.nextBoolean()
              ? Filter.amount().from(new Money(sum, "EUR"))
              : Filter.amount().to(sum);
      case 14 -> random.nextBoolean() ? Filter.closed(DealOutcome.WON) : Filter.closed().absent();
      case 15 -> Filter.and(filter(random, depth - 1), filter(random, depth - 1));
      case 16 -> Filter.or(filter(random, depth - 1), filter(random, depth - 1));
      default -> Filter.not(filter(random, depth - 1));
    };
  }
}
