/** The command line of the examples. */
@NullMarked
package dev.crmkit.examples;

import org.jspecify.annotations.NullMarked;
