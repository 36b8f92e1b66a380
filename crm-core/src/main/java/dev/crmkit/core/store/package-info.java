/**
 * The contract between CrmKit and a store: what is atomic, what is thrown when. Leans on every
 * package of the model.
 */
@NullMarked
package dev.crmkit.core.store;

import org.jspecify.annotations.NullMarked;
