package dev.crmkit.store.memory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.crmkit.core.file.StagedContent;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contents of a workspace that no file has yet. Those that nobody asks for go after a day. */
final class Staging {

  private final Cache<String, Content> contents =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofDays(1)).build();

  StagedContent stage(InputStream from, long limit) {
    Content content = Content.read(from, limit);
    String key = UUID.randomUUID().toString();
    contents.put(key, content);
    return new StagedContent(key, content.size(), content.sha256());
  }

  /** The content, or null when it is gone. */
  @Nullable Content get(StagedContent staged) {
    return contents.getIfPresent(staged.key());
  }

  void remove(String key) {
    contents.invalidate(key);
  }
}
