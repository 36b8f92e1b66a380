/**
 * How texts are compared, searched and checked, the same in every store (rules.md R5). Depends on
 * nothing.
 */
@NullMarked
package dev.crmkit.core.text;

import org.jspecify.annotations.NullMarked;
