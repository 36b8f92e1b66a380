/** The deletion of a user who owns clients, beside the same by hand. */
@NullMarked
package dev.crmkit.benchmarks.delete;

import org.jspecify.annotations.NullMarked;
