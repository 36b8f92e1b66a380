/**
 * Translates the conditions of queries into SQL, and derives candidate sets from them. Depends on
 * {@code sql}.
 */
@NullMarked
package dev.crmkit.store.jdbc.internal.condition;

import org.jspecify.annotations.NullMarked;
