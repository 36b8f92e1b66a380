/** The values of the model as JSON and back, exactly. Leans on every package of the model. */
@NullMarked
package dev.crmkit.core.json;

import org.jspecify.annotations.NullMarked;
