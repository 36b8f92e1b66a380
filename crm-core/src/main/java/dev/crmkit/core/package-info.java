/**
 * The vocabulary of the model: workspaces, identifiers, and the sealed lists of all kinds of
 * subjects, records and entries of the organisation.
 */
@NullMarked
package dev.crmkit.core;

import org.jspecify.annotations.NullMarked;
