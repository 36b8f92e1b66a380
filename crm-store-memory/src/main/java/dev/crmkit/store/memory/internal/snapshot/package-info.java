/** The file format in which a store is saved. */
@NullMarked
package dev.crmkit.store.memory.internal.snapshot;

import org.jspecify.annotations.NullMarked;
