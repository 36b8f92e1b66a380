package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.script.Script;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tests noninterference, as in information-flow security: two workspaces that differ only in data
 * that one user cannot see give that user the same answers (rules.md V8).
 *
 * <p>Both workspaces begin in the same state. Each step of a script is then used, chosen by a seed,
 * in one of three ways: as a secret of the second workspace only, if by the reference it changes
 * nothing that the user can know; as a step of another user in both workspaces; or as a call of the
 * user under test in both, whose answers must be identical. At regular intervals, and at the end,
 * all answers that the user can get are compared.
 */
public final class Noninterference {

  /** The name of the workspace with the secrets. */
  static final String OTHER = "other";

  private Noninterference() {}

  /**
   * Runs a script in two workspaces and compares the answers to one user.
   *
   * @param script the steps
   * @param seed chooses the user and how each step is used
   * @param store where the workspaces are created
   * @param channel what the user sees of the answers; {@link OutputChannel#UNFILTERED} except in
   *     tests that inject a leak
   * @return the first difference between the answers, with both workspaces as a scenario; empty if
   *     there is none
   */
  public static Optional<String> difference(
      Script script, long seed, CrmStore store, OutputChannel channel) {
    PairedSteps steps = new PairedSteps(script, seed);
    for (Map<String, @Nullable Object> step : script.steps()) {
      Optional<String> difference = steps.add(step);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return PairedRun.difference(steps, script.given(), store, channel);
  }

  /**
   * Counts secrets and calls by the reference, without a store.
   *
   * @param script the steps
   * @param seed chooses the user and how each step is used
   * @return the number of secrets and of calls of the user
   */
  public static Counts counts(Script script, long seed) {
    PairedSteps steps = new PairedSteps(script, seed);
    script.steps().forEach(steps::add);
    return new Counts(
        (int) steps.pairs().stream().filter(PairedSteps.Pair::isSecret).count(),
        (int) steps.pairs().stream().filter(PairedSteps.Pair::byUser).count());
  }

  /**
   * The number of secrets and calls.
   *
   * @param secrets steps that differ between the workspaces
   * @param calls calls of the user in both workspaces
   */
  public record Counts(int secrets, int calls) {}
}
