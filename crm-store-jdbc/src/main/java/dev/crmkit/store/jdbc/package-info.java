/**
 * The store in relational databases. Depends on the model and the store contract of crm-core.
 *
 * <p>Everything that is not in this package is internal. The internal packages, from the lowest to
 * the highest; none depends on a higher one:
 *
 * <ul>
 *   <li>{@code error}: errors of databases and drivers, translated;
 *   <li>{@code dialect}: what differs between the databases;
 *   <li>{@code sql}: names of tables, sort keys, prepared statements, connections;
 *   <li>{@code schema}: creation and migration of the tables, by the scripts in this module's
 *       {@code schema} resources;
 *   <li>{@code org}, {@code event}, {@code record}, {@code content}: the rows of the organisation,
 *       of the feed, of records, and the contents of files;
 *   <li>{@code condition}: conditions of queries as SQL, and candidate sets;
 *   <li>{@code page}, {@code summary}: lists, counts and summaries;
 *   <li>{@code tx}: transactions from begin to commit, with locks and retries.
 * </ul>
 */
@NullMarked
package dev.crmkit.store.jdbc;

import org.jspecify.annotations.NullMarked;
