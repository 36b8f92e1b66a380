/**
 * PostgreSQL and MariaDB servers that are installed from Maven artifacts, for tests, benchmarks and
 * examples.
 */
@NullMarked
package dev.crmkit.testing.servers;

import org.jspecify.annotations.NullMarked;
