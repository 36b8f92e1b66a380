/** {@code tour}: shows the access rules with a small company. */
@NullMarked
package dev.crmkit.examples.tour;

import org.jspecify.annotations.NullMarked;
