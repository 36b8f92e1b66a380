/**
 * The client form: sections, fields, and the validation of their values (rules.md F). Depends on
 * the root package and errors.
 */
@NullMarked
package dev.crmkit.core.form;

import org.jspecify.annotations.NullMarked;
