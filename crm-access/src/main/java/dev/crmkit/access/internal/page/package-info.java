/** Reads lists page by page, and seals the cursors between pages. */
@NullMarked
package dev.crmkit.access.internal.page;

import org.jspecify.annotations.NullMarked;
