/** The check of one record: may this user do that with it? */
@NullMarked
package dev.crmkit.benchmarks.check;

import org.jspecify.annotations.NullMarked;
