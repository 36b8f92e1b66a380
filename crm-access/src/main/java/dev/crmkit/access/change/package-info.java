/**
 * Changes of the organisation as values, and what one of them would do: each can be carried out,
 * and asked for beforehand (rules.md D4). Leans on the model only.
 */
@NullMarked
package dev.crmkit.access.change;

import org.jspecify.annotations.NullMarked;
