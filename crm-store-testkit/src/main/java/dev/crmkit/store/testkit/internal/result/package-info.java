/**
 * The actual values that steps return, and how they are compared with expected ones. Depends on
 * {@code format}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.result;

import org.jspecify.annotations.NullMarked;
