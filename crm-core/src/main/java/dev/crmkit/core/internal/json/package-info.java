/**
 * The JSON binding of the model, on Jackson's parser and generator: a codec for each type, found by
 * what the type looks like, and a Jackson module that offers the codecs to a host application's
 * mapper. Not exported. Depends on the shapes of the model, and by name on ids, subjects, field
 * values, kinds of records and IP addresses.
 */
@NullMarked
package dev.crmkit.core.internal.json;

import org.jspecify.annotations.NullMarked;
