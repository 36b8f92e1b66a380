/**
 * The store in relational databases. Leans on the store's contract and the model.
 *
 * <p>Where what is:
 *
 * <ul>
 *   <li>the store and what a host chooses: {@code JdbcStore}, {@code JoinedStore}, {@code
 *       JdbcOptions};
 *   <li>a transaction from its begin to its commit, with locks and repetition: {@code
 *       Transactions}, {@code Begun}, {@code Opening}; what can be done in it: {@code JdbcRead},
 *       {@code JdbcWrite};
 *   <li>what is written where: {@code Tables} has the names, {@code RecordRows}, {@code OrgRows}
 *       and {@code EventRows} the rows, by the {@code Statements} that are executed most; {@code
 *       Keys} makes the bytes that everything is sorted by;
 *   <li>the organisation in memory: {@code OrgCache};
 *   <li>lists: {@code Listing} and what it uses ({@code Page}, {@code Walk}, {@code Finder}, {@code
 *       Search}), conditions in SQL: {@code Conditions};
 *   <li>contents of files: {@code Contents}, on a {@code Shelf};
 *   <li>the tables' making and versions: {@code Schema}, and the scripts in its resources;
 *   <li>trouble: {@code Failures}, {@code Trouble}.
 * </ul>
 */
@NullMarked
package dev.crmkit.store.jdbc;

import org.jspecify.annotations.NullMarked;
