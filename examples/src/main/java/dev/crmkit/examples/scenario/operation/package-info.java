/**
 * The operations of {@code do}: tables of entries, one table for each part of the model, and {@link
 * dev.crmkit.examples.scenario.operation.Operations}, which holds them all. Leans on {@code
 * company} and {@code format}.
 */
@NullMarked
package dev.crmkit.examples.scenario.operation;

import org.jspecify.annotations.NullMarked;
