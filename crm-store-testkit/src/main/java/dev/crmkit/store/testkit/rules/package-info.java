/**
 * What {@link dev.crmkit.store.testkit.RulesContract} holds a store to: the answers of the library
 * against the reference, against each other, and against laws that need no reference.
 */
@NullMarked
package dev.crmkit.store.testkit.rules;

import org.jspecify.annotations.NullMarked;
