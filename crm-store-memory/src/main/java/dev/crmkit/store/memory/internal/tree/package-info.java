/** A persistent B+-tree: a sorted set of which every version stays readable. */
@NullMarked
package dev.crmkit.store.memory.internal.tree;

import org.jspecify.annotations.NullMarked;
