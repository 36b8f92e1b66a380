/**
 * Creates, edits, assigns, deletes and restores records and files in a transaction, and shows them
 * to a user.
 */
@NullMarked
package dev.crmkit.access.internal.record;

import org.jspecify.annotations.NullMarked;
