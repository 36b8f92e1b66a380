/** Appends events to the feed and reads them. Depends on {@code sql}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.event;

import org.jspecify.annotations.NullMarked;
