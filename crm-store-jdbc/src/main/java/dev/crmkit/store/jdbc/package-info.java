/**
 * The store in relational databases. Leans on the store's contract and the model.
 *
 * <p>Where what is:
 *
 * <ul>
 *   <li>the store and what a host chooses: {@code JdbcStore}, {@code JoinedStore}, {@code
 *       JdbcOptions};
 *   <li>a transaction from its begin to its commit, with locks and repetition: {@code
 *       Transactions}, {@code DatabaseTransaction}, {@code TransactionStart}; what can be done in
 *       it: {@code JdbcReadTransaction}, {@code JdbcWriteTransaction};
 *   <li>what is written where: {@code Tables} has the names, {@code RecordRows}, {@code OrgRows}
 *       and {@code EventRows} the rows, by the {@code Statements} that are executed most; {@code
 *       Keys} makes the bytes that everything is sorted by;
 *   <li>the organisation in memory: {@code OrgCache};
 *   <li>lists: {@code RecordSearch} and what it uses ({@code PageReader}, {@code IndexScan}, {@code
 *       PageFinder}, {@code Search}), conditions in SQL: {@code ConditionTranslator};
 *   <li>contents of files: {@code FileContents}, on a {@code ContentStorage};
 *   <li>the tables' making and versions: {@code Schema}, and the scripts in its resources;
 *   <li>trouble: {@code SqlErrorTranslator}, {@code SqlErrorKind}.
 * </ul>
 */
@NullMarked
package dev.crmkit.store.jdbc;

import org.jspecify.annotations.NullMarked;
