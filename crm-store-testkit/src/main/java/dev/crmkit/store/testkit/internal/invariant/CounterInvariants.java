package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.store.ReadTransaction;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that the counts of a store, however it computes them, equal the number of its records: in
 * portfolios, with a value of a field, with a label, and in a pipeline (rules.md D4, F8, P4).
 */
final class CounterInvariants {

  private final ReadTransaction tx;
  private final StoredState stored;
  private final Findings findings;

  CounterInvariants(ReadTransaction tx, StoredState stored, Findings findings) {
    this.tx = tx;
    this.stored = stored;
    this.findings = findings;
  }

  void check() {
    for (RecordKind kind : RecordKind.values()) {
      requireEqual(kind, Scope.everything(), Condition.always(), "all");
      for (Portfolio portfolio : stored.org().portfolios()) {
        Scope scope = Scope.portfolios(Set.of(portfolio.id()));
        requireEqual(kind, scope, Condition.always(), "in " + portfolio.id());
      }
      for (Label label : stored.org().labels()) {
        requireEqual(
            kind, Scope.everything(), new Condition.HasLabel(label.id()), "with " + label.id());
      }
    }
    for (FieldId field : stored.org().fields().stream().map(field -> field.id()).toList()) {
      requireEqual(
          RecordKind.CLIENT,
          Scope.everything(),
          new Condition.HasField(field),
          "with a value of " + field);
    }
    for (Pipeline pipeline : stored.org().pipelines()) {
      Set<StageId> stages = new HashSet<>();
      pipeline.allStages().stream().map(Stage::id).forEach(stages::add);
      requireEqual(
          pipeline.kind(),
          Scope.everything(),
          new Condition.InStage(pipeline.id(), stages),
          "in " + pipeline.id());
    }
  }

  private void requireEqual(RecordKind kind, Scope scope, Condition where, String what) {
    long counted = tx.count(kind, scope, where);
    long existing =
        stored.records().values().stream()
            .filter(record -> kind.type().isInstance(record))
            .filter(record -> matches(scope, where, record))
            .count();
    findings.require(
        counted == existing,
        "D4",
        kind.word()
            + " records, "
            + what
            + ": "
            + existing
            + " exist, but "
            + counted
            + " were counted");
  }

  private static boolean matches(Scope scope, Condition where, CrmRecord record) {
    return scope.includes(record.portfolio()) && where.test(record);
  }
}
