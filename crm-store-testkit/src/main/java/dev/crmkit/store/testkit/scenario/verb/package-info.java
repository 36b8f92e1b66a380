/**
 * The verbs of a step, one class each, and the table of them. Leans on {@code operation}, {@code
 * company} and {@code answer}.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario.verb;

import org.jspecify.annotations.NullMarked;
