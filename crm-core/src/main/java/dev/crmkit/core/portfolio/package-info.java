/** The identifiers of portfolios, which users own and records are in. */
@NullMarked
package dev.crmkit.core.portfolio;

import org.jspecify.annotations.NullMarked;
