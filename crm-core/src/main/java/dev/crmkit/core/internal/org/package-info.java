/** The implementation of snapshots of the organisation; depends on the model. */
@NullMarked
package dev.crmkit.core.internal.org;

import org.jspecify.annotations.NullMarked;
