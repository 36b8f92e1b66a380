/** Who sees and does what: decisions over a snapshot of the organisation; the guarded API. */
@NullMarked
package dev.crmkit.access;

import org.jspecify.annotations.NullMarked;
