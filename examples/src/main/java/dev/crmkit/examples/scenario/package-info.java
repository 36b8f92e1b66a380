/** The command that runs scenario files, and its reports for people and for programs. */
@NullMarked
package dev.crmkit.examples.scenario;

import org.jspecify.annotations.NullMarked;
