/** The store in relational databases. Leans on the store's contract and the model. */
@NullMarked
package dev.crmkit.store.jdbc;

import org.jspecify.annotations.NullMarked;
