/**
 * Decimal numbers in the form in which they are stored (rules.md R3, F3). Not exported; leans on
 * nothing.
 */
@NullMarked
package dev.crmkit.core.number;

import org.jspecify.annotations.NullMarked;
