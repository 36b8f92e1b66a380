/**
 * Access decisions: pure functions of a user, an action, a thing and the organisation (rules.md U,
 * V, E, S), without store, clock or name look-ups. Depends on the model only.
 */
@NullMarked
package dev.crmkit.access.decision;

import org.jspecify.annotations.NullMarked;
