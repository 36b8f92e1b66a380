/**
 * A workspace in which a scenario runs: its clock, entity names and activation tokens. Depends on
 * {@code format} and {@code result}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.workspace;

import org.jspecify.annotations.NullMarked;
