/**
 * The operations of {@code do}: tables of entries, one table for each part of the model, and {@link
 * dev.crmkit.store.testkit.scenario.operation.Operations}, which holds them all. Leans on {@code
 * company} and {@code format}.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario.operation;

import org.jspecify.annotations.NullMarked;
