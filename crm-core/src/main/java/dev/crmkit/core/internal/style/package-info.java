/** The common style of generated values; depends on nothing. */
@NullMarked
package dev.crmkit.core.internal.style;

import org.jspecify.annotations.NullMarked;
