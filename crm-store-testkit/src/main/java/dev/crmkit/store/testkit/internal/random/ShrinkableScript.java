package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.FormShrinking.smaller;

import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.internal.step.Given;
import dev.crmkit.store.testkit.internal.step.StepEntry;
import dev.crmkit.store.testkit.script.Script;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.jspecify.annotations.Nullable;

/** A scenario with all smaller candidates that it can be shrunk to, the smallest first. */
public final class ShrinkableScript implements Shrinkable<Script> {

  private static final Form<?> GIVEN = RecordForm.of(Given.class);
  private static final Form<?> STEPS = Forms.listOf(RecordForm.of(StepEntry.class));

  private final Script script;

  public ShrinkableScript(Script script) {
    this.script = script;
  }

  @Override
  public Script value() {
    return script;
  }

  @Override
  public Stream<Shrinkable<Script>> shrink() {
    return Stream.<Supplier<Stream<Script>>>of(
            () -> FormShrinking.fewer(script.steps()).map(script::withSteps),
            () -> withoutUsers(),
            () -> smaller(GIVEN, script.given(), true).map(this::withGiven),
            () -> StepInlining.inlined(script),
            () ->
                smaller(STEPS, script.steps(), false)
                    .map(ScriptData::asMaps)
                    .map(script::withSteps))
        .flatMap(Supplier::get)
        .map(ScriptRepair::repaired)
        .filter(candidate -> size(candidate) < size(script) && isAccepted(candidate))
        .map(ShrinkableScript::new);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(size(script));
  }

  private Script withGiven(@Nullable Object given) {
    return new Script(ScriptData.asMap(given), script.steps());
  }

  /** Removes single users, and gives what they owned to each of the others. */
  private Stream<Script> withoutUsers() {
    List<String> users = ScriptData.names(script.given(), "users", "id");
    return users.stream()
        .flatMap(
            user ->
                users.stream()
                    .filter(other -> !other.equals(user))
                    .map(other -> withGiven(withoutUser(user, other))));
  }

  private Map<String, @Nullable Object> withoutUser(String user, String recipient) {
    Map<String, @Nullable Object> less = ScriptData.copyOf(script.given());
    ScriptData.list(less, "users").removeIf(each -> ScriptData.name(each, "id").equals(user));
    ScriptData.maps(less, "users").forEach(each -> each.replace("responsible", user, recipient));
    for (String kind : SampleValues.RECORDS) {
      ScriptData.maps(less, SampleValues.plural(kind))
          .forEach(record -> record.replace("owner", user, recipient));
    }
    return less;
  }

  /** Counts lists, maps and texts first, then their lengths. */
  private static long size(Script script) {
    return weight(script.given()) + weight(script.steps());
  }

  private static long weight(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      return 1000L + weight(map.keySet()) + weight(map.values());
    }
    if (data instanceof Collection<?> list) {
      return 1000L + list.stream().mapToLong(ShrinkableScript::weight).sum();
    }
    return data instanceof String text ? 1000L + text.length() : 1000L;
  }

  private static boolean isAccepted(Script candidate) {
    long directors =
        ScriptData.maps(candidate.given(), "users").stream()
            .filter(user -> ScriptData.text(user, "type").equals("director"))
            .count();
    try {
      return directors == 1 && !new Reference(candidate.given()).users().isEmpty();
    } catch (IllegalArgumentException | IllegalStateException | UnspecifiedException e) {
      return false; // it is no company
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShrinkableScript that && script.equals(that.script);
  }

  @Override
  public int hashCode() {
    return script.hashCode();
  }

  @Override
  public String toString() {
    return script.toString();
  }
}
