/** Indexes of records: sorted by an attribute, and inverted by field value, label and stage. */
@NullMarked
package dev.crmkit.store.memory.internal.index;

import org.jspecify.annotations.NullMarked;
