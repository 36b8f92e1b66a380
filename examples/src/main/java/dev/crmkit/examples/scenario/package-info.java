/** The command that runs scenario files, and how it tells people and programs what came out. */
@NullMarked
package dev.crmkit.examples.scenario;

import org.jspecify.annotations.NullMarked;
