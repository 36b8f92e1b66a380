/** The state of a workspace in the reference implementation. Depends on the JDK only. */
@NullMarked
package dev.crmkit.store.testkit.internal.model;

import org.jspecify.annotations.NullMarked;
