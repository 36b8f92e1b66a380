/** Sample values and random records, for the tests of stores. */
@NullMarked
package dev.crmkit.store.testkit.sample;

import org.jspecify.annotations.NullMarked;
