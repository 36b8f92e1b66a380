/**
 * Invariants of a stored workspace, checked through the unguarded store. Depends on crm-core only.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.invariant;

import org.jspecify.annotations.NullMarked;
