/** Labels (rules.md S3). Leans on the shared words. */
@NullMarked
package dev.crmkit.core.label;

import org.jspecify.annotations.NullMarked;
