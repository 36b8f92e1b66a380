/** How the small things are measured: by JMH, in JVMs of their own. */
@NullMarked
package dev.crmkit.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
