package dev.crmkit.store.jdbc.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan within a row budget found.
 *
 * @param <T> the type of the sort keys
 * @param found the matches in order; there are no others up to the last of them, nor up to {@code
 *     next} if they are fewer than the limit
 * @param next where to continue, or null at the end
 */
record ScanResult<T>(List<RowRef<T>> found, @Nullable SeekPosition<T> next) {}
