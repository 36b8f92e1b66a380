/** Portfolios: records lie in them, users hold them. Depends on the root package. */
@NullMarked
package dev.crmkit.core.portfolio;

import org.jspecify.annotations.NullMarked;
