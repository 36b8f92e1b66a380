/** What differs between H2, PostgreSQL, MariaDB and MySQL. Depends on {@code error}. */
@NullMarked
package dev.crmkit.store.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
