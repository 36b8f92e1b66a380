/**
 * Takes the steps of a scenario: what each can expect, and how the library answers it. Depends on
 * {@code step}, {@code execution} and {@code result}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.question;

import org.jspecify.annotations.NullMarked;
