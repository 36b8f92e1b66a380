/**
 * The kinds of steps, one class each. Depends on {@code execution}, {@code workspace} and {@code
 * scenario.result}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.step;

import org.jspecify.annotations.NullMarked;
