/**
 * The client form: sections, fields, their values and what a value must look like (rules.md F).
 * Depends on the root package and errors.
 */
@NullMarked
package dev.crmkit.core.form;

import org.jspecify.annotations.NullMarked;
