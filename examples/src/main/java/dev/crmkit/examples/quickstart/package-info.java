/** {@code quickstart}: the code that the README shows. */
@NullMarked
package dev.crmkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
