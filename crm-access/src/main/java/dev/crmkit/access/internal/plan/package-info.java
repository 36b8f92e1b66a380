/**
 * What a change of the organisation does, worked out before anything is done: whether it is found,
 * allowed and valid (rules.md A1), what it puts and removes, what is told of it, and who gains and
 * loses visibility of what. Pure functions of the organisation, not exported. Leans on the model,
 * the changes and the decisions.
 */
@NullMarked
package dev.crmkit.access.internal.plan;

import org.jspecify.annotations.NullMarked;
