/** Decimal numbers in the form in which they are stored (rules.md R3, F3); depends on nothing. */
@NullMarked
package dev.crmkit.core.internal.number;

import org.jspecify.annotations.NullMarked;
