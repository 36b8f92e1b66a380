/** Pipelines and their ordered stages (rules.md P). Leans on the shared words. */
@NullMarked
package dev.crmkit.core.pipeline;

import org.jspecify.annotations.NullMarked;
