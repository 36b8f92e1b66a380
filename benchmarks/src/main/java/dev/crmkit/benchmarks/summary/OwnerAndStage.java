package dev.crmkit.benchmarks.summary;

import org.jspecify.annotations.Nullable;

/**
 * What deals are grouped by.
 *
 * @param owner the number of the owner
 * @param stage the number of the stage, or null
 */
record OwnerAndStage(long owner, @Nullable Long stage) {}
