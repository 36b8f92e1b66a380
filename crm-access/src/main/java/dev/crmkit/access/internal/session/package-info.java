/**
 * The entry of a user's call into the store: the transaction, the access check, and what every call
 * needs. Depends on drafts and decisions.
 */
@NullMarked
package dev.crmkit.access.internal.session;

import org.jspecify.annotations.NullMarked;
