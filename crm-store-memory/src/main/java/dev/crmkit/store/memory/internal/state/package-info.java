/** The contents of a workspace as persistent data structures. */
@NullMarked
package dev.crmkit.store.memory.internal.state;

import org.jspecify.annotations.NullMarked;
