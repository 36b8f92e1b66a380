/**
 * What changed, when, by whom and from where: one kind of entry for the history and the feed
 * (rules.md W2, W3). Leans on users, portfolios, pipelines and ids of records.
 */
@NullMarked
package dev.crmkit.core.history;

import org.jspecify.annotations.NullMarked;
