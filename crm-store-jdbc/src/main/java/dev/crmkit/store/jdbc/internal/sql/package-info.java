/** Tables, keys, prepared statements and connections. Depends on {@code dialect}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
