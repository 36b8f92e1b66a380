/**
 * Who may see and do what: pure functions of a user, an action, a thing and the organisation
 * (rules.md U, V, E, S). No store, no clock, no address book. Leans on the model only.
 */
@NullMarked
package dev.crmkit.access.decision;

import org.jspecify.annotations.NullMarked;
