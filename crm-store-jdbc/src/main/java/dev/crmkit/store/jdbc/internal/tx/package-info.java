/**
 * Runs transactions and what is done in them. Depends on all other internal packages except {@code
 * schema}.
 */
@NullMarked
package dev.crmkit.store.jdbc.internal.tx;

import org.jspecify.annotations.NullMarked;
