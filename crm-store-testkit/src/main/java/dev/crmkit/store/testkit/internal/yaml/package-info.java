/**
 * YAML and JSON files as trees of nodes that know their position in the file. Depends on no other
 * package here.
 */
@NullMarked
package dev.crmkit.store.testkit.internal.yaml;

import org.jspecify.annotations.NullMarked;
