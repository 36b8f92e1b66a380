package dev.crmkit.access.internal.draft;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What deals hold after they are created and edited (rules.md R3, P3). */
public final class DealDrafts {

  private DealDrafts() {}

  public static DraftResult<Deal> created(
      DraftContext on, NewRecord<Deal.Builder> birth, NewDeal given) {
    Texts.checkName("title", given.title(), on.violations());
    Optional<Money> amount = given.amount().map(money -> money.checked("amount", on.violations()));
    on.checkLabels(Set.of(), given.labels());
    AttributeDiff moves = new AttributeDiff();
    Map<PipelineId, StageEntry> stages =
        Stages.moved(on, RecordKind.DEAL, Map.of(), given.stages(), Set.of(), moves);
    AttributeDiff diff = birth.diff("title", given.title());
    diff.add("amount", null, amount.orElse(null));
    diff.labels(on.org(), Set.of(), given.labels());
    Deal deal =
        birth
            .builder()
            .client(given.client())
            .title(given.title())
            .amount(amount)
            .labels(given.labels())
            .stages(stages)
            .build();
    return new DraftResult<>(deal, diff.changes(), moves.changes());
  }

  public static DraftResult<Deal> edited(DraftContext on, Deal held, DealEdit edit) {
    Deal.Builder after = held.toBuilder();
    AttributeDiff diff = new AttributeDiff();
    edit.client()
        .ifPresent(
            client -> {
              diff.add("client", held.client().value(), client.value());
              after.client(client);
            });
    edit.title()
        .ifPresent(
            title -> {
              Texts.checkName("title", title, on.violations());
              diff.add("title", held.title(), title);
              after.title(title);
            });
    Optional<Money> amount = amount(on, held, edit);
    if (diff.add("amount", held.amount().orElse(null), amount.orElse(null))) {
      after.amount(amount);
    }
    edit.labels()
        .ifPresent(
            labels -> {
              on.checkLabels(held.labels(), labels);
              diff.labels(on.org(), held.labels(), labels);
              after.labels(labels);
            });
    AttributeDiff moves = new AttributeDiff();
    after.stages(
        Stages.moved(
            on, RecordKind.DEAL, held.stages(), edit.stages(), edit.leftPipelines(), moves));
    return new DraftResult<>(after.build(), diff.changes(), moves.changes());
  }

  private static Optional<Money> amount(DraftContext on, Deal held, DealEdit edit) {
    Optional<Money> given = edit.amount().map(money -> money.checked("amount", on.violations()));
    if (edit.clearAmount()) {
      edit.amount()
          .ifPresent(
              amount ->
                  on.violations()
                      .add(
                          "amount",
                          ViolationCode.NOT_ALLOWED,
                          amount.toString(),
                          "an amount, or none, not both"));
      return Optional.empty();
    }
    return given.or(held::amount);
  }
}
