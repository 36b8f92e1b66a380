/** {@code org}: changes of the organisation, each followed by a decision. */
@NullMarked
package dev.crmkit.benchmarks.org;

import org.jspecify.annotations.NullMarked;
