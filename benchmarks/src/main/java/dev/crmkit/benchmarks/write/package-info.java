/** {@code write}: a client written to a database, beside the same rows written by hand. */
@NullMarked
package dev.crmkit.benchmarks.write;

import org.jspecify.annotations.NullMarked;
