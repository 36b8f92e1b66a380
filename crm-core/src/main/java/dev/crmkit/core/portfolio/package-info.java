/** Portfolios: records lie in them, users hold them. Leans on the shared words. */
@NullMarked
package dev.crmkit.core.portfolio;

import org.jspecify.annotations.NullMarked;
