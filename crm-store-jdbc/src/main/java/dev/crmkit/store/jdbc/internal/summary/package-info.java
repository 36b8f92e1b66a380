/** Summaries of records in SQL; depends on conditions and pages. */
@NullMarked
package dev.crmkit.store.jdbc.internal.summary;

import org.jspecify.annotations.NullMarked;
