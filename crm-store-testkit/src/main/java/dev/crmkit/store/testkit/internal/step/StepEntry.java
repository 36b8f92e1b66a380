package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Keys.Name;
import dev.crmkit.store.testkit.internal.format.Keys.OneKey;
import dev.crmkit.store.testkit.internal.format.Node;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the list of steps.
 *
 * @param note what it is about
 * @param in the workspace that it takes place in
 * @param after how long after the previous step
 * @param expect the expected result
 * @param step the question or change
 */
public record StepEntry(
    @Nullable String note,
    @Name @Nullable String in,
    @Nullable Duration after,
    Node expect,
    @OneKey("verb") Step step) {}
