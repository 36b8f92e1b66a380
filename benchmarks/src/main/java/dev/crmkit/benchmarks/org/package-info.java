/** A change of the organisation, to the first decision under it. */
@NullMarked
package dev.crmkit.benchmarks.org;

import org.jspecify.annotations.NullMarked;
