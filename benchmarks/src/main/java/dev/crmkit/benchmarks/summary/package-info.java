/** Summaries of deals, next to hand-written SQL and a plain loop. */
@NullMarked
package dev.crmkit.benchmarks.summary;

import org.jspecify.annotations.NullMarked;
