/**
 * The operations that a {@code do} or {@code plan} step can name, and their form as data.
 *
 * <h2>One definition, four users</h2>
 *
 * <p>Each operation is a record of the sealed type {@link
 * dev.crmkit.store.testkit.internal.operation.Operation}; its components are the keys that a
 * scenario file gives it. Everything else derives from the record or visits it:
 *
 * <ul>
 *   <li>the file format ({@code internal.format}) reads the component types and checks a file
 *       against them;
 *   <li>{@link dev.crmkit.store.testkit.internal.operation.OperationCodec} converts between records
 *       and the maps, lists and texts of a file;
 *   <li>the runner ({@code internal.execution}) and the reference ({@code reference}) implement the
 *       visitors, so that an operation without an implementation does not compile;
 *   <li>the generator ({@code internal.random}) constructs the records, and the shrinker asks which
 *       of their arguments are optional.
 * </ul>
 *
 * <p>Depends on the JDK only, because the reference does.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.operation;

import org.jspecify.annotations.NullMarked;
