/** Guards and argument checks that the transactions of every store share; depends on the model. */
@NullMarked
package dev.crmkit.core.internal.store;

import org.jspecify.annotations.NullMarked;
