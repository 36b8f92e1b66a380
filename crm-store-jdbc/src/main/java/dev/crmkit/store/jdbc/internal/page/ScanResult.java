package dev.crmkit.store.jdbc.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What going along an index for a while has found.
 *
 * @param <T> the type of the keys
 * @param found in order; no place that is asked for was left out before the last of them, nor
 *     before {@code next} when they are less than was asked for
 * @param next where to go on, or null at the end
 */
record ScanResult<T>(List<RowRef<T>> found, @Nullable SeekPosition<T> next) {}
