/** Evaluation of record queries on the indexes. */
@NullMarked
package dev.crmkit.store.memory.internal.query;

import org.jspecify.annotations.NullMarked;
