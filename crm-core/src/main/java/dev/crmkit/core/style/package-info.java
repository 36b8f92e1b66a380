/** How the many-fielded values of CrmKit are generated. Leans on nothing. */
@NullMarked
package dev.crmkit.core.style;

import org.jspecify.annotations.NullMarked;
