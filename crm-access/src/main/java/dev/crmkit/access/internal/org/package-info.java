/** Carries planned changes of the organisation out, and previews what they would do. */
@NullMarked
package dev.crmkit.access.internal.org;

import org.jspecify.annotations.NullMarked;
