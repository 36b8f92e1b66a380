/**
 * The operations that a {@code do} or {@code plan} step can name.
 *
 * <h2>One definition, four users</h2>
 *
 * <p>Each operation is a record of the sealed type {@link
 * dev.crmkit.store.testkit.internal.operation.Operation}; its components are the keys that a
 * scenario file gives it. Everything else derives from the record or visits it:
 *
 * <ul>
 *   <li>{@link dev.crmkit.store.testkit.internal.format.RecordForm} checks and reads the map of a
 *       file, and writes it;
 *   <li>the runner ({@code internal.execution}) and the reference ({@code reference}) implement the
 *       visitors, so that an operation without an implementation does not compile;
 *   <li>the generator ({@code internal.random}) constructs the records, and the shrinker asks which
 *       of their keys are optional.
 * </ul>
 *
 * <p>Depends on {@code format} only, because the reference does not know the library.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.operation;

import org.jspecify.annotations.NullMarked;
