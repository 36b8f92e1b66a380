package dev.crmkit.core.deal;

import dev.crmkit.core.pipeline.Closing;
import java.time.Instant;

/**
 * That a deal is closed (rules.md P3).
 *
 * @param how won or lost
 * @param at since when
 */
public record Closed(Closing how, Instant at) {}
