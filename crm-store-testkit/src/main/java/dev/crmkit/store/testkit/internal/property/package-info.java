/**
 * The properties that {@link dev.crmkit.store.testkit.RulesContract} checks on a store. Depends on
 * {@code scenario}, {@code script}, {@code reference} and {@code invariant}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.property;

import org.jspecify.annotations.NullMarked;
