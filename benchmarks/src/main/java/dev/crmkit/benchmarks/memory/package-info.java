/** {@code memory}: the memory store, compared with the JDK's skip lists. */
@NullMarked
package dev.crmkit.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
