/**
 * The operations of {@code do} and {@code plan} steps and the calls of the library that carry them
 * out. Depends on {@code operation} and {@code workspace}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.execution;

import org.jspecify.annotations.NullMarked;
