/**
 * Changes of the organisation as values, each of which can be carried out or previewed, and what it
 * would do (rules.md D4). Depends on the model only.
 */
@NullMarked
package dev.crmkit.access.change;

import org.jspecify.annotations.NullMarked;
