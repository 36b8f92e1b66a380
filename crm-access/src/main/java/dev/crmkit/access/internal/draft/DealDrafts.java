package dev.crmkit.access.internal.draft;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts created and edited deals (rules.md R3, P3). */
public final class DealDrafts {

  private DealDrafts() {}

  public static DraftResult<Deal> created(
      DraftContext draft, NewRecord<Deal.Builder> birth, NewDeal given) {
    String title = Texts.orEmpty(given.title());
    Texts.checkName("title", title, draft.violations());
    Optional<Money> amount =
        given.amount().map(money -> money.checked("amount", draft.violations()));
    draft.checkLabels(Set.of(), given.labels());
    AttributeDiff moves = new AttributeDiff();
    Map<PipelineId, StageEntry> stages =
        Stages.entered(draft, RecordKind.DEAL, given.stages(), moves);
    AttributeDiff diff = birth.diff("title", title);
    diff.add("amount", null, amount.orElse(null));
    diff.labels(draft.org(), Set.of(), given.labels());
    Deal deal =
        birth
            .builder()
            .client(draft.required("client", given.client()))
            .title(title)
            .amount(amount)
            .labels(given.labels())
            .stages(stages)
            .build();
    return new DraftResult<>(deal, diff.changes(), moves.changes());
  }

  public static DraftResult<Deal> edited(DraftContext draft, Deal current, DealEdit edit) {
    Deal.Builder after = current.toBuilder();
    AttributeDiff diff = new AttributeDiff();
    edit.client()
        .ifPresent(
            client -> {
              diff.add("client", current.client().value(), client.value());
              after.client(client);
            });
    edit.title()
        .ifPresent(
            title -> {
              Texts.checkName("title", title, draft.violations());
              diff.add("title", current.title(), title);
              after.title(title);
            });
    Optional<Money> amount =
        edit.amount()
            .map(money -> money.checked("amount", draft.violations()))
            .applyTo(current.amount());
    if (diff.add("amount", current.amount().orElse(null), amount.orElse(null))) {
      after.amount(amount);
    }
    after.labels(draft.labels(current.labels(), edit.labels(), diff));
    AttributeDiff moves = new AttributeDiff();
    after.stages(Stages.moved(draft, RecordKind.DEAL, current.stages(), edit.stages(), moves));
    return new DraftResult<>(after.build(), diff.changes(), moves.changes());
  }
}
