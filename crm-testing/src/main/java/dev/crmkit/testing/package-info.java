/** Helpers for the property-based tests of all modules. Depends on jqwik only. */
@NullMarked
package dev.crmkit.testing;

import org.jspecify.annotations.NullMarked;
