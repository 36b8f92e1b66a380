/** What an edit does with an optional value or a set: keep, set, clear, add, remove. */
@NullMarked
package dev.crmkit.core.edit;

import org.jspecify.annotations.NullMarked;
