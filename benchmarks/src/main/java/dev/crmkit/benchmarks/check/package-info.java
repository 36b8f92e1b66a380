/** {@code check}: the access check of one record. */
@NullMarked
package dev.crmkit.benchmarks.check;

import org.jspecify.annotations.NullMarked;
