/** Companies of any size to measure on, each the same at every run. */
@NullMarked
package dev.crmkit.benchmarks.company;

import org.jspecify.annotations.NullMarked;
