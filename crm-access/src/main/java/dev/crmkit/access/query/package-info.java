/**
 * What a user asks a list for: filters and orders in his own terms, checked against what he sees
 * before a store gets to know of them. Leans on the model only.
 */
@NullMarked
package dev.crmkit.access.query;

import org.jspecify.annotations.NullMarked;
