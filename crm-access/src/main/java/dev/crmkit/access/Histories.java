package dev.crmkit.access;

import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.CrmRecord;
import java.util.ArrayList;
import java.util.List;

/** Reads the history of a record that a user sees, and tells him of it what he sees. */
final class Histories {

  private Histories() {}

  static List<HistoryView> of(Call<?> call, CrmRecord record) {
    List<Event> own = call.tx().history(record.id());
    List<Event> ofOrganisation =
        new ArrayList<>(call.tx().handOvers(RecordLife.portfolios(record, own)));
    for (PipelineId pipeline : RecordLife.pipelines(record, own)) {
      ofOrganisation.addAll(call.tx().history(pipeline));
    }
    Teller teller = new Teller(call);
    List<HistoryView> told = new ArrayList<>();
    for (RecordLife.Entry entry : RecordLife.of(record, own, ofOrganisation)) {
      teller.tell(entry.event(), entry.did(), record.id(), entry.changes()).ifPresent(told::add);
    }
    return told;
  }
}
