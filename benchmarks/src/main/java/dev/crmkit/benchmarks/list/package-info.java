/** {@code list}: pages of clients, compared with hand-written SQL and with post-filtering. */
@NullMarked
package dev.crmkit.benchmarks.list;

import org.jspecify.annotations.NullMarked;
