/** The code of the README, as it is printed there. */
@NullMarked
package dev.crmkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
