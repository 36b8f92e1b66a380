/** How whole calls are measured: ours and the peer in turn, in one JVM. */
@NullMarked
package dev.crmkit.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
