/** How rows are told, to a person and to a program, and compared with recorded ones. */
@NullMarked
package dev.crmkit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
