/**
 * Random scenarios: whole workspaces and what users try in them, as data that a scenario file can
 * hold. Every choice comes from a {@code java.util.Random}; what must come out is the reference's
 * to say.
 */
@NullMarked
package dev.crmkit.store.testkit.random;

import org.jspecify.annotations.NullMarked;
