package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.jspecify.annotations.Nullable;

/** A scenario with all smaller candidates that it can be shrunk to, the smallest first. */
public final class ShrinkableScript implements Shrinkable<Script> {

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
            () -> StepShrinking.fewer(script),
            () -> WorkspaceShrinking.fewer(script),
            () -> StepInlining.inlined(script),
            () -> WorkspaceShrinking.shorter(script),
            () -> StepShrinking.shorter(script))
        .flatMap(Supplier::get)
        .map(ScriptRepair::repaired)
        .filter(candidate -> size(candidate) < size(script) && isAccepted(candidate))
        .map(ShrinkableScript::new);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(size(script));
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
