/** Measures complete calls of CrmKit and of peers alternately in one JVM. */
@NullMarked
package dev.crmkit.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
