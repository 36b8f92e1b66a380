package dev.crmkit.core.record;

import dev.crmkit.core.pipeline.StageId;
import java.time.Instant;

/**
 * Where a record stands in one pipeline.
 *
 * @param stage the stage that it was put in
 * @param since when it was put there
 */
public record StageEntry(StageId stage, Instant enteredAt) {}
