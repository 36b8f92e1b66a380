/** What the properties of all modules share. Leans on jqwik alone. */
@NullMarked
package dev.crmkit.testing;

import org.jspecify.annotations.NullMarked;
