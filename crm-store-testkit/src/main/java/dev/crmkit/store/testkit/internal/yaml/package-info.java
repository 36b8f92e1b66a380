/**
 * The parser of YAML and JSON files, which returns the nodes of {@code format}. Depends on {@code
 * format}.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.yaml;

import org.jspecify.annotations.NullMarked;
