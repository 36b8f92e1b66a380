/**
 * PostgreSQL and MariaDB servers that are started from Maven artifacts, for tests, benchmarks and
 * examples.
 */
@NullMarked
package dev.crmkit.testing.servers;

import org.jspecify.annotations.NullMarked;
