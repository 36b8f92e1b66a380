/**
 * The organisation of a workspace as one immutable value with a revision (rules.md W4). Depends on
 * users, the form, pipelines, labels, portfolios.
 */
@NullMarked
package dev.crmkit.core.org;

import org.jspecify.annotations.NullMarked;
