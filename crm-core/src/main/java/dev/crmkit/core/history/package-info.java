/**
 * Events: what changed, when, by whom and from where (rules.md W2, W3). Histories and the feed
 * consist of them. Depends on users, portfolios, pipelines, ids of records and positions in lists.
 */
@NullMarked
package dev.crmkit.core.history;

import org.jspecify.annotations.NullMarked;
