/**
 * YAML and JSON files as trees of texts that know where they stand in the file. Leans on nothing
 * else here.
 */
@NullMarked
package dev.crmkit.store.testkit.yaml;

import org.jspecify.annotations.NullMarked;
