/** A scenario as plain data, and its text as YAML. Depends on {@code reference}. */
@NullMarked
package dev.crmkit.store.testkit.script;

import org.jspecify.annotations.NullMarked;
