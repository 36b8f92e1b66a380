/**
 * What a host application configures: clock, randomness, lifetimes and limits.
 *
 * <p>Depends on the model only.
 */
@NullMarked
package dev.crmkit.access.options;

import org.jspecify.annotations.NullMarked;
