package dev.crmkit.access.internal.draft;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.text.Texts;
import java.util.Map;
import java.util.Set;

/** Drafts created and edited clients (rules.md R1, F5, F6). */
public final class ClientDrafts {

  private ClientDrafts() {}

  public static DraftResult<Client> created(
      DraftContext draft, NewRecord<Client.Builder> birth, NewClient given) {
    String name = Texts.orEmpty(given.name());
    Texts.checkName("name", name, draft.violations());
    draft.checkFieldCount(given.fields().size());
    Map<FieldId, FieldValue> fields = draft.form().created(given.fields(), draft.violations());
    draft.checkTexts(Map.of(), given.fields().keySet(), fields);
    draft.checkLabels(Set.of(), given.labels());
    AttributeDiff moves = new AttributeDiff();
    Map<PipelineId, StageEntry> stages =
        Stages.entered(draft, RecordKind.CLIENT, given.stages(), moves);
    AttributeDiff diff = birth.diff("name", name);
    diff.fields(draft.org(), Map.of(), fields);
    diff.labels(draft.org(), Set.of(), given.labels());
    Client client =
        birth.builder().name(name).fields(fields).labels(given.labels()).stages(stages).build();
    return new DraftResult<>(client, diff.changes(), moves.changes());
  }

  public static DraftResult<Client> edited(DraftContext draft, Client current, ClientEdit edit) {
    Client.Builder after = current.toBuilder();
    AttributeDiff diff = new AttributeDiff();
    edit.name()
        .ifPresent(
            name -> {
              Texts.checkName("name", name, draft.violations());
              diff.add("name", current.name(), name);
              after.name(name);
            });
    draft.checkFieldCount(edit.fields().size());
    Map<FieldId, FieldValue> fields =
        draft.form().edited(current.fields(), edit.fields(), draft.violations());
    draft.checkTexts(current.fields(), edit.fields().keySet(), fields);
    diff.fields(draft.org(), current.fields(), fields);
    after.fields(fields);
    after.labels(draft.labels(current.labels(), edit.labels(), diff));
    AttributeDiff moves = new AttributeDiff();
    after.stages(Stages.moved(draft, RecordKind.CLIENT, current.stages(), edit.stages(), moves));
    return new DraftResult<>(after.build(), diff.changes(), moves.changes());
  }
}
