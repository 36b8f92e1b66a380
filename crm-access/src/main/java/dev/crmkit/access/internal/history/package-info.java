/** Reads histories and feeds page by page, reduced to what the user sees. */
@NullMarked
package dev.crmkit.access.internal.history;

import org.jspecify.annotations.NullMarked;
