/**
 * What clients, activities and deals have in common (rules.md R). Leans on the shared words and
 * portfolios.
 */
@NullMarked
package dev.crmkit.core.record;

import org.jspecify.annotations.NullMarked;
