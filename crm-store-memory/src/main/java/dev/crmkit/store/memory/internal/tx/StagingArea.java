package dev.crmkit.store.memory.internal.tx;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.memory.internal.state.FileContent;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The staged contents of a workspace, which no file uses yet. They expire after a day. */
public final class StagingArea {

  private final Cache<String, FileContent> contents =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofDays(1)).build();

  public StagedContent stage(InputStream from, long limit) {
    FileContent content = FileContent.read(from, limit);
    String key = UUID.randomUUID().toString();
    contents.put(key, content);
    return new StagedContent(key, content.size(), content.sha256());
  }

  /** Returns a staged content; null if it was removed or has expired. */
  @Nullable FileContent get(StagedContent staged) {
    return contents.getIfPresent(staged.key());
  }

  public void remove(String key) {
    contents.invalidate(key);
  }
}
