/** {@code who}: who can see a record, and whose visibility changes when a user is deleted. */
@NullMarked
package dev.crmkit.benchmarks.who;

import org.jspecify.annotations.NullMarked;
