/**
 * Scenarios: files that set up a workspace, then ask and do things in it and say what must come
 * out. Read here, checked by {@code format}, run by {@code verb} and {@code operation}.
 */
@NullMarked
package dev.crmkit.examples.scenario;

import org.jspecify.annotations.NullMarked;
