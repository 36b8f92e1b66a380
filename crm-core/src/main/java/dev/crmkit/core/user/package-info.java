/**
 * Users, their types, statuses and groups, sign-ins and activations (rules.md U). Depends on the
 * shared words and portfolios.
 */
@NullMarked
package dev.crmkit.core.user;

import org.jspecify.annotations.NullMarked;
