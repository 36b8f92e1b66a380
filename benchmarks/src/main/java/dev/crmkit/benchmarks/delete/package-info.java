/** {@code delete}: the deletion of a user who owns clients, compared with hand-written SQL. */
@NullMarked
package dev.crmkit.benchmarks.delete;

import org.jspecify.annotations.NullMarked;
