/** Creates and migrates the tables, with Flyway. Depends on {@code sql}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
