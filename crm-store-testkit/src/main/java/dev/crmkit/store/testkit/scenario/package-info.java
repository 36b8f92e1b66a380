/** Scenario files: reading them, and running them on a store. For writers of scenarios. */
@NullMarked
package dev.crmkit.store.testkit.scenario;

import org.jspecify.annotations.NullMarked;
