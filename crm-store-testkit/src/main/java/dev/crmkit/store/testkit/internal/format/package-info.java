/**
 * The binding between scenario files and records: a file is a tree of nodes, which know their
 * position; a record says by its components which keys a map has and what each takes. Depends on no
 * other package here.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.format;

import org.jspecify.annotations.NullMarked;
