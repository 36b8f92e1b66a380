/**
 * Unchecked exceptions, one class per situation, with its data as fields (rules.md A1 to A4).
 * Depends on the root package only.
 */
@NullMarked
package dev.crmkit.core.error;

import org.jspecify.annotations.NullMarked;
