/**
 * Queries of records: scopes, conditions, sort orders and positions, with their meaning in memory.
 * Depends on records and the form.
 */
@NullMarked
package dev.crmkit.core.query;

import org.jspecify.annotations.NullMarked;
