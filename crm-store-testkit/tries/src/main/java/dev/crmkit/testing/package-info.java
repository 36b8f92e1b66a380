/** How often properties are tried. Leans on jqwik alone. */
@NullMarked
package dev.crmkit.testing;

import org.jspecify.annotations.NullMarked;
