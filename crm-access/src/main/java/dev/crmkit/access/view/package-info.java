/**
 * What a session shows: the model's values with what the user who asked does not see left out, and
 * with what he may do. Leans on the model and on decisions.
 */
@NullMarked
package dev.crmkit.access.view;

import org.jspecify.annotations.NullMarked;
