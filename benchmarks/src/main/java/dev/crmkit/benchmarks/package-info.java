/**
 * The runner of the benchmarks: ours beside what people would use instead, in one run. Each
 * benchmark is a package of its own below this one.
 */
@NullMarked
package dev.crmkit.benchmarks;

import org.jspecify.annotations.NullMarked;
