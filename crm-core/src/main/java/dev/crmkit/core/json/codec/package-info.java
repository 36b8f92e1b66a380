/**
 * How the JSON of the model is made: a codec for each type, found by what the type looks like, and
 * the Jackson module that lends them to a host's mapper. Not exported. Leans on the shapes of the
 * model, and by name on field values, subjects, kinds of records and address ranges.
 */
@NullMarked
package dev.crmkit.core.json.codec;

import org.jspecify.annotations.NullMarked;
