/**
 * Computes what a record holds after it is created or edited, and what that changes. Pure functions
 * of the input, the form and what the user sees.
 */
@NullMarked
package dev.crmkit.access.internal.draft;

import org.jspecify.annotations.NullMarked;
