/** Persistent maps; depends on nothing. */
@NullMarked
package dev.crmkit.core.internal.collection;

import org.jspecify.annotations.NullMarked;
