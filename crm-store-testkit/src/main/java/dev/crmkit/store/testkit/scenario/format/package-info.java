/**
 * The format of scenario files: which keys stand where, what stands under them, and what is wrong
 * with a file, told before anything runs. Leans on {@code yaml} only.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario.format;

import org.jspecify.annotations.NullMarked;
