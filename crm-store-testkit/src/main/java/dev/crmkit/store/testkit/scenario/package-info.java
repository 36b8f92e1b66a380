/**
 * Scenarios: files that set up a workspace, then ask and do things in it and say what must come
 * out. Read here, checked by {@code format}, run by {@code verb} and {@code operation} against any
 * store.
 */
@NullMarked
package dev.crmkit.store.testkit.scenario;

import org.jspecify.annotations.NullMarked;
