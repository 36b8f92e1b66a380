/** JSON of the values of the model. Depends on every package of the model. */
@NullMarked
package dev.crmkit.core.json;

import org.jspecify.annotations.NullMarked;
