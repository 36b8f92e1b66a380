/** Transactions on a workspace: readers on a version of the state, one writer at a time. */
@NullMarked
package dev.crmkit.store.memory.internal.tx;

import org.jspecify.annotations.NullMarked;
