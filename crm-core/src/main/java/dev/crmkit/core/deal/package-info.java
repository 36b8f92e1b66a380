/** Deals and their amounts (rules.md R3). Depends on records, labels and pipelines. */
@NullMarked
package dev.crmkit.core.deal;

import org.jspecify.annotations.NullMarked;
