/** The contract that every store must pass, as tests to inherit. */
@NullMarked
package dev.crmkit.store.testkit;

import org.jspecify.annotations.NullMarked;
