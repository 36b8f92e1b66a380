/**
 * The company of a scenario: a workspace of a store with its clock, its names for ids and the
 * tokens that were sent. Leans on {@code format}.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario.company;

import org.jspecify.annotations.NullMarked;
