/** Pages of clients as users list them, beside the best SQL by hand and beside dropping rows. */
@NullMarked
package dev.crmkit.benchmarks.list;

import org.jspecify.annotations.NullMarked;
