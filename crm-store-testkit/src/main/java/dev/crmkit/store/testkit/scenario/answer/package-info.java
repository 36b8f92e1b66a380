/**
 * What a step gives and how it is compared with what is expected. Leans on {@code yaml} and the
 * values of the model.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario.answer;

import org.jspecify.annotations.NullMarked;
