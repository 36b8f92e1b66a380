/**
 * Scenarios as they are read, and their execution step by step. Depends on {@code step}, {@code
 * question} and {@code format}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.scenario;

import org.jspecify.annotations.NullMarked;
