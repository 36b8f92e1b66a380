/**
 * {@code write}: writing clients to a database, compared with the same rows written through JDBC.
 */
@NullMarked
package dev.crmkit.benchmarks.write;

import org.jspecify.annotations.NullMarked;
