/** Who sees a record, and who gains and loses sight of what when a user is deleted. */
@NullMarked
package dev.crmkit.benchmarks.who;

import org.jspecify.annotations.NullMarked;
