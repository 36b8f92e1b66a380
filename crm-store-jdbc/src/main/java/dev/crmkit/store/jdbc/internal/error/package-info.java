/** Translates errors of drivers into exceptions of the store, without SQL, values or URLs. */
@NullMarked
package dev.crmkit.store.jdbc.internal.error;

import org.jspecify.annotations.NullMarked;
