/** The example that shows a small company at work. */
@NullMarked
package dev.crmkit.examples.tour;

import org.jspecify.annotations.NullMarked;
