/**
 * Finds the records of lists and counts; {@code PageFinder} explains how. Depends on {@code
 * condition}.
 */
@NullMarked
package dev.crmkit.store.jdbc.internal.page;

import org.jspecify.annotations.NullMarked;
