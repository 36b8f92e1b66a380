/** The embedded store: everything in memory, saved to and loaded from a file. */
@NullMarked
package dev.crmkit.store.memory;

import org.jspecify.annotations.NullMarked;
