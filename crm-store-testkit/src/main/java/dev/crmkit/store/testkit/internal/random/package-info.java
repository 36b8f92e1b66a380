/**
 * Generators and shrinkers of random scenarios; every choice comes from a {@code java.util.Random}.
 * Depends on {@code script}, {@code step} and {@code reference}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.random;

import org.jspecify.annotations.NullMarked;
