/**
 * The contract between CrmKit and a store: what is atomic and which exceptions are thrown when.
 * Depends on all packages of the model.
 */
@NullMarked
package dev.crmkit.core.store;

import org.jspecify.annotations.NullMarked;
