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

/** What clients hold after they are created and edited (rules.md R1, F5, F6). */
public final class ClientDrafts {

  private ClientDrafts() {}

  public static DraftResult<Client> created(
      DraftContext on, NewRecord<Client.Builder> birth, NewClient given) {
    Texts.checkName("name", given.name(), on.violations());
    on.checkFieldCount(given.fields().size());
    Map<FieldId, FieldValue> fields = on.form().created(given.fields(), on.violations());
    on.checkTexts(Map.of(), given.fields().keySet(), fields);
    on.checkLabels(Set.of(), given.labels());
    AttributeDiff moves = new AttributeDiff();
    Map<PipelineId, StageEntry> stages =
        Stages.moved(on, RecordKind.CLIENT, Map.of(), given.stages(), Set.of(), moves);
    AttributeDiff diff = birth.diff("name", given.name());
    diff.fields(on.org(), Map.of(), fields);
    diff.labels(on.org(), Set.of(), given.labels());
    Client client =
        birth
            .builder()
            .name(given.name())
            .fields(fields)
            .labels(given.labels())
            .stages(stages)
            .build();
    return new DraftResult<>(client, diff.changes(), moves.changes());
  }

  public static DraftResult<Client> edited(DraftContext on, Client held, ClientEdit edit) {
    Client.Builder after = held.toBuilder();
    AttributeDiff diff = new AttributeDiff();
    edit.name()
        .ifPresent(
            name -> {
              Texts.checkName("name", name, on.violations());
              diff.add("name", held.name(), name);
              after.name(name);
            });
    on.checkFieldCount(edit.fields().size());
    Map<FieldId, FieldValue> fields =
        on.form().edited(held.fields(), edit.fields(), on.violations());
    on.checkTexts(held.fields(), edit.fields().keySet(), fields);
    diff.fields(on.org(), held.fields(), fields);
    after.fields(fields);
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
            on, RecordKind.CLIENT, held.stages(), edit.stages(), edit.leftPipelines(), moves));
    return new DraftResult<>(after.build(), diff.changes(), moves.changes());
  }
}
