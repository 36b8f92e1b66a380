/** Files attached to records (rules.md R4, E5). Depends on records. */
@NullMarked
package dev.crmkit.core.file;

import org.jspecify.annotations.NullMarked;
