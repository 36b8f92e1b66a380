/**
 * Scenarios: files that set up a workspace, call the library step by step and state what must come
 * out.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario;

import org.jspecify.annotations.NullMarked;
