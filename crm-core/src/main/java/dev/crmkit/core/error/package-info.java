/**
 * What can go wrong, one unchecked exception per situation, with its data as fields (rules.md A1 to
 * A4). Leans on the shared words only.
 */
@NullMarked
package dev.crmkit.core.error;

import org.jspecify.annotations.NullMarked;
