/**
 * The collation of texts and the requirements on them, the same in every store (rules.md R5).
 * Depends on errors.
 */
@NullMarked
package dev.crmkit.core.text;

import org.jspecify.annotations.NullMarked;
