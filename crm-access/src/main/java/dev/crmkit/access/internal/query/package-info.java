/**
 * Checks the queries of users against what they see, and translates them for a store. Pure
 * functions.
 */
@NullMarked
package dev.crmkit.access.internal.query;

import org.jspecify.annotations.NullMarked;
