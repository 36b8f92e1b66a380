/**
 * IP addresses and the ranges of them that users may come from (rules.md U8). Depends on errors.
 */
@NullMarked
package dev.crmkit.core.network;

import org.jspecify.annotations.NullMarked;
