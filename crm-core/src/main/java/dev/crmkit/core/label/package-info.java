/** Labels (rules.md S3). Depends on the root package. */
@NullMarked
package dev.crmkit.core.label;

import org.jspecify.annotations.NullMarked;
