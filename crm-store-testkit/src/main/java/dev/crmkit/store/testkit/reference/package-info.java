/**
 * The rules of the model (docs/rules.md), retold in the plainest code: lists, loops and no store.
 * It says what must come out of a step of a scenario, so that random scenarios can be run on a
 * store and compared.
 *
 * <p>It leans on the JDK only and knows nothing of the library that it judges.
 */
@NullMarked
package dev.crmkit.store.testkit.reference;

import org.jspecify.annotations.NullMarked;
