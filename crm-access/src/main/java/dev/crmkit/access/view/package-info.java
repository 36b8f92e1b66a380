/**
 * What a session returns: values of the model without what the user cannot see, with the actions
 * that they may perform; pages and outcomes. Depends on the model and on decisions.
 */
@NullMarked
package dev.crmkit.access.view;

import org.jspecify.annotations.NullMarked;
