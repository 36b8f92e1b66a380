/** A scenario as plain data, and its text as YAML. */
@NullMarked
package dev.crmkit.store.testkit.script;

import org.jspecify.annotations.NullMarked;
