/** Character data of Unicode, normalization and case folding; depends on nothing. */
@NullMarked
package dev.crmkit.core.internal.unicode;

import org.jspecify.annotations.NullMarked;
