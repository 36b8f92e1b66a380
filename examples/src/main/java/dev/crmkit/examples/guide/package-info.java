/** The code of {@code docs/guide.md}. */
@NullMarked
package dev.crmkit.examples.guide;

import org.jspecify.annotations.NullMarked;
