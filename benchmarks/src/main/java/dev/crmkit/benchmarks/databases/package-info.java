/** The databases that CrmKit and the peers are measured on. */
@NullMarked
package dev.crmkit.benchmarks.databases;

import org.jspecify.annotations.NullMarked;
