package dev.crmkit.access;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.record.StagePlace;
import dev.crmkit.core.text.Texts;
import java.util.Map;
import java.util.Set;

/** What clients hold after they are created and edited (rules.md R1, F5, F6). */
final class ClientDrafts {

  private ClientDrafts() {}

  static Content<Client> created(Drafting on, Birth<Client.Builder> birth, NewClient given) {
    Texts.checkName("name", given.name(), on.violations());
    on.checkFieldCount(given.fields().size());
    Map<FieldId, FieldValue> fields = on.form().created(given.fields(), on.violations());
    on.checkTexts(Map.of(), given.fields().keySet(), fields);
    on.checkLabels(Set.of(), given.labels());
    Diff moves = new Diff();
    Map<PipelineId, StagePlace> stages =
        Stages.moved(on, RecordKind.CLIENT, Map.of(), given.stages(), Set.of(), moves);
    Diff diff = birth.diff("name", given.name());
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
    return new Content<>(client, diff.changes(), moves.changes());
  }

  static Content<Client> edited(Drafting on, Client held, ClientEdit edit) {
    Client.Builder after = held.toBuilder();
    Diff diff = new Diff();
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
    Diff moves = new Diff();
    after.stages(
        Stages.moved(on, RecordKind.CLIENT, held.stages(), edit.stages(), edit.leaves(), moves));
    return new Content<>(after.build(), diff.changes(), moves.changes());
  }
}
