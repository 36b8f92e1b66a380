/**
 * What clients, activities and deals have in common (rules.md R). Depends on the root package,
 * fields, labels, pipelines, portfolios and users.
 */
@NullMarked
package dev.crmkit.core.record;

import org.jspecify.annotations.NullMarked;
