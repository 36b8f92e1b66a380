/**
 * Plans changes of the organisation: checks that they are found, allowed and valid (rules.md A1),
 * and computes the entries to write, the events, and who gains and loses visibility. Pure functions
 * of the organisation.
 */
@NullMarked
package dev.crmkit.access.internal.plan;

import org.jspecify.annotations.NullMarked;
