/** Stores the organisation, its cache and the sign-in log. Depends on {@code sql}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.org;

import org.jspecify.annotations.NullMarked;
