/** Deals and their amounts (rules.md R3). Leans on records, labels and pipelines. */
@NullMarked
package dev.crmkit.core.deal;

import org.jspecify.annotations.NullMarked;
