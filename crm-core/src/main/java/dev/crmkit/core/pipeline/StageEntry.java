package dev.crmkit.core.pipeline;

import java.time.Instant;

/**
 * The stage of a record in one pipeline.
 *
 * @param stage the stage that the record was moved to
 * @param enteredAt when it was moved there
 */
public record StageEntry(StageId stage, Instant enteredAt) {}
