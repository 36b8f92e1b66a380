package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Clients;
import dev.crmkit.access.Deals;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** Creating many records at once is the same as creating them one by one: rules.md E8. */
@Tag("E8")
class BulkCreationProperties {

  private static final int ITEMS = 12;

  /** Two companies with the same content, in which ids are generated alike. */
  private static final class Twin {
    final SmallCompany company = new SmallCompany();
    final FieldId budget = company.field("Budget", FieldType.NUMBER);
    final LabelId label = company.label("vip");
    final ClientId own = company.client(VERA, "Own");
    final ClientId hidden = company.client(SmallCompany.DINA, "Hidden");

    List<NewClient> clients(Random random) {
      return Stream.generate(() -> client(random)).limit(ITEMS).toList();
    }

    private NewClient client(Random random) {
      NewClient client =
          NewClient.of(oneOf(random, "Acme", "Zeta", "", " "))
              .id(ClientId.of(1 + random.nextInt(6)));
      if (random.nextBoolean()) {
        client = client.owner(user(random));
      }
      if (random.nextBoolean()) {
        client = client.field(budget, oneOf(random, "1.50", "much", ""));
      }
      return random.nextBoolean()
          ? client.addLabel(oneOf(random, label, label, LabelId.of(404)))
          : client;
    }

    List<NewDeal> deals(Random random) {
      return Stream.generate(() -> deal(random)).limit(ITEMS).toList();
    }

    private NewDeal deal(Random random) {
      NewDeal.Builder deal =
          NewDeal.builder()
              .id(DealId.of(1 + random.nextInt(6)))
              .client(oneOf(random, own, own, hidden, ClientId.of(404)))
              .title(oneOf(random, "Deal", "Order", ""));
      if (random.nextBoolean()) {
        deal.owner(user(random));
      }
      if (random.nextBoolean()) {
        deal.amount(new Money(new BigDecimal(oneOf(random, "1.50", "1.555")), "EUR"));
      }
      return deal.build();
    }

    private static UserId user(Random random) {
      return oneOf(random, VERA, GLEB, SmallCompany.DINA, SmallCompany.NOBODY);
    }

    List<Event> feed() {
      return company.store.read(SmallCompany.WORKSPACE, tx -> tx.events(0, 1_000));
    }
  }

  @SafeVarargs
  private static <T> T oneOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  /** Returns the views and refusals as text, in order. */
  private static List<String> texts(List<? extends Outcome<? extends RecordView>> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                outcome instanceof Outcome.Refused<?> refused
                    ? refused.why().toString()
                    : ((Outcome.Done<?>) outcome).result().toString())
        .toList();
  }

  private static <N> List<String> oneByOne(List<N> given, Function<N, RecordView> create) {
    List<String> texts = new ArrayList<>();
    for (N item : given) {
      try {
        texts.add(create.apply(item).toString());
      } catch (CrmException e) {
        texts.add(e.toString());
      }
    }
    return texts;
  }

  @Property(tries = 200)
  void manyCreationsAreLikeOneAfterTheOther(@ForAll long seed) {
    Twin together = new Twin();
    Twin alone = new Twin();
    Clients clients = alone.company.as(VERA).clients();
    Deals deals = alone.company.as(VERA).deals();

    List<String> created =
        oneByOne(alone.clients(new Random(seed)), given -> clients.create(given));
    assertThat(
            texts(
                together.company.as(VERA).clients().createMany(together.clients(new Random(seed)))))
        .isEqualTo(created);
    assertThat(
            texts(together.company.as(VERA).deals().createMany(together.deals(new Random(seed)))))
        .isEqualTo(oneByOne(alone.deals(new Random(seed)), given -> deals.create(given)));

    assertThat(together.feed()).isEqualTo(alone.feed());
    Statistics.label("created")
        .collect(created.stream().filter(text -> !text.contains("Exception")).count());
  }
}
