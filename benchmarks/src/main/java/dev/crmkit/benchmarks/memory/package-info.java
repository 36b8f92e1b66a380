/** The memory store beside sorted maps of the JDK. */
@NullMarked
package dev.crmkit.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
