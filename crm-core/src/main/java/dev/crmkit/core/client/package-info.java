/** Clients (rules.md R1). Depends on records, the form, labels and pipelines. */
@NullMarked
package dev.crmkit.core.client;

import org.jspecify.annotations.NullMarked;
