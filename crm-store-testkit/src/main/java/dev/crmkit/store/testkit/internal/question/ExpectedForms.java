package dev.crmkit.store.testkit.internal.question;

import static dev.crmkit.store.testkit.internal.format.Forms.NAME;
import static dev.crmkit.store.testkit.internal.format.Forms.NAMES;
import static dev.crmkit.store.testkit.internal.format.Forms.TEXT;
import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.optional;
import static dev.crmkit.store.testkit.internal.format.KeyForm.Key.required;

import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.operation.BulkOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateMany;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.step.Step;
import java.util.ArrayList;
import java.util.List;

/** What each step can expect. */
public final class ExpectedForms implements Step.Visitor<Form<?>> {

  private static final Form<String> REFUSAL =
      Forms.oneOf(Outcome.WORDS.stream().filter(word -> !word.equals("ok")).toArray(String[]::new));

  private static final Form<?> WITH_FIELD =
      KeyForm.of(required("error", REFUSAL), optional("field", NAME));

  private static final Form<?> OUTCOME =
      Forms.either(Forms.oneOf(Outcome.WORDS.toArray(String[]::new)), WITH_FIELD);

  private static final Form<?> GAINS = Forms.mapOf(NAMES);

  /** Returns the form of a list or a map, or of the refusal of a question. */
  private static Form<?> orRefusal(Form<?> answer) {
    return Forms.either(
        REFUSAL,
        (node, key, reading) -> {
          boolean refusal = node instanceof Node.Entries map && map.get("error") != null;
          return (refusal ? WITH_FIELD : answer).read(node, key, reading);
        });
  }

  @Override
  public Form<?> check(Step.Check step) {
    return Forms.oneOf("allow", "deny");
  }

  @Override
  public Form<?> list(Step.ListVisible step) {
    return orRefusal(NAMES);
  }

  @Override
  public Form<?> who(Step.Who step) {
    return NAMES;
  }

  @Override
  public Form<?> read(Step.Read step) {
    return orRefusal(EntityReaders.of(step.entity()).form());
  }

  @Override
  public Form<?> state(Step.State step) {
    return orRefusal(EntityReaders.of(step.entity()).form());
  }

  @Override
  public Form<?> perform(Step.Do step) {
    if (step.operation() instanceof CreateMany) {
      return orRefusal(Forms.listOf(OUTCOME));
    }
    return step.operation() instanceof BulkOperation ? orRefusal(Forms.mapOf(OUTCOME)) : OUTCOME;
  }

  @Override
  public Form<?> history(Step.History step) {
    return orRefusal(Forms.listOf(HistoryEntries.FORM));
  }

  @Override
  public Form<?> plan(Step.Plan step) {
    return orRefusal(
        KeyForm.of(
            optional("clients", TEXT),
            optional("activities", TEXT),
            optional("deals", TEXT),
            optional("managers", TEXT),
            optional("to", NAME),
            optional("gains", GAINS),
            optional("loses", GAINS)));
  }

  @Override
  public Form<?> count(Step.Count step) {
    return TEXT;
  }

  @Override
  public Form<?> summarize(Step.Summarize step) {
    List<KeyForm.Key> keys = new ArrayList<>();
    List<String> by = step.groupings() == null ? List.of() : step.groupings();
    by.stream().distinct().forEach(word -> keys.add(optional(word, TEXT)));
    keys.add(required("count", TEXT));
    keys.add(optional("sum", Forms.mapOf(TEXT)));
    return orRefusal(Forms.listOf(KeyForm.of(keys.toArray(KeyForm.Key[]::new))));
  }

  @Override
  public Form<?> events(Step.Events step) {
    return orRefusal(Forms.listOf(HistoryEntries.FORM));
  }

  @Override
  public Form<?> signIns(Step.SignIns step) {
    return orRefusal(
        Forms.listOf(
            KeyForm.of(optional("from", TEXT), optional("refused", Forms.oneOf("true", "false")))));
  }
}
