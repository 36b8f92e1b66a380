/** Pipelines and their ordered stages (rules.md P). Depends on the root package. */
@NullMarked
package dev.crmkit.core.pipeline;

import org.jspecify.annotations.NullMarked;
