/**
 * IP addresses and ranges of addresses from which users can work (rules.md U8). Depends on the root
 * package.
 */
@NullMarked
package dev.crmkit.core.network;

import org.jspecify.annotations.NullMarked;
