/**
 * What must be true of every workspace, whatever was done in it: checked through the unguarded
 * store, for tests that do many things. Leans on crm-core alone.
 */
@NullMarked
package dev.crmkit.store.testkit.check;

import org.jspecify.annotations.NullMarked;
