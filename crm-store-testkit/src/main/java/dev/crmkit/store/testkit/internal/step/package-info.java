/**
 * The steps of a scenario and its {@code given}, as records: the components are the keys of the
 * format. Runner, reference and generator share them. Depends on {@code operation} and {@code
 * format}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.step;

import org.jspecify.annotations.NullMarked;
