/**
 * Database servers for tests, benchmarks and examples, out of Maven artifacts. Leans on nothing of
 * ours.
 */
@NullMarked
package dev.crmkit.servers;

import org.jspecify.annotations.NullMarked;
