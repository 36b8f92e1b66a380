/** How the types of this module that are no value types are written as JSON. */
@NullMarked
package dev.crmkit.access.internal.json;

import org.jspecify.annotations.NullMarked;
