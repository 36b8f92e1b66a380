/** A narrated walk through a small company. */
@NullMarked
package dev.crmkit.examples.tour;

import org.jspecify.annotations.NullMarked;
