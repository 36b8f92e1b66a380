/** Stores the contents of files in the database or in a folder. Depends on {@code sql}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.content;

import org.jspecify.annotations.NullMarked;
