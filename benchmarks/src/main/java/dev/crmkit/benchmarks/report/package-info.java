/** Reports rows to users and programs, and compares them with recorded ones. */
@NullMarked
package dev.crmkit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
