/**
 * Runs the benchmarks, which compare CrmKit with what users would use instead. Each benchmark has a
 * subpackage.
 */
@NullMarked
package dev.crmkit.benchmarks;

import org.jspecify.annotations.NullMarked;
