/**
 * The format of scenario files: which keys each map has and what each key takes. Depends on {@code
 * yaml}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.format;

import org.jspecify.annotations.NullMarked;
