/**
 * Queries of users: filters, orders and pages of lists and histories. They name what the user can
 * see, and are checked when they are run. Depends on the model only.
 */
@NullMarked
package dev.crmkit.access.query;

import org.jspecify.annotations.NullMarked;
