/** Runs JMH for measurements of nanoseconds. */
@NullMarked
package dev.crmkit.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
