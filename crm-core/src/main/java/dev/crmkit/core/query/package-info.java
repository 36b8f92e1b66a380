/**
 * Which records to list and in what order: scopes, conditions, sorts and positions, with their
 * meaning in memory. Depends on records.
 */
@NullMarked
package dev.crmkit.core.query;

import org.jspecify.annotations.NullMarked;
