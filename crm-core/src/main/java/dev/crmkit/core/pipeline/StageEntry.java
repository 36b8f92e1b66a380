package dev.crmkit.core.pipeline;

import java.time.Instant;

/**
 * The stage of a record in one pipeline.
 *
 * @param stage the stage that the record was put in
 * @param enteredAt when the record was put in it
 */
public record StageEntry(StageId stage, Instant enteredAt) {}
