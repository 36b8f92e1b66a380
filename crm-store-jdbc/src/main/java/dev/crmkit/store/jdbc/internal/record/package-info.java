/** Writes, locks and looks up records and their side tables. Depends on {@code sql}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.record;

import org.jspecify.annotations.NullMarked;
