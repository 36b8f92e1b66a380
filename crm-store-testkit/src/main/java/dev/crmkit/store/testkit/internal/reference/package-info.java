/**
 * A naive implementation of the rules (rules.md), used as the test oracle. It depends on the JDK
 * only and shares no code with the library.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.reference;

import org.jspecify.annotations.NullMarked;
