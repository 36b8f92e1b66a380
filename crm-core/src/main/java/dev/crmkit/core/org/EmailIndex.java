package dev.crmkit.core.org;

import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Living users by their e-mail address without case; buckets by hash, copied when changed. */
final class EmailIndex {

  private final LongMap<Map<String, UserId>> byHash;

  EmailIndex() {
    this(new LongMap<>());
  }

  private EmailIndex(LongMap<Map<String, UserId>> byHash) {
    this.byHash = byHash;
  }

  EmailIndex copy() {
    return new EmailIndex(byHash.copy());
  }

  @Nullable UserId get(String caseless) {
    Map<String, UserId> bucket = byHash.get(caseless.hashCode());
    return bucket == null ? null : bucket.get(caseless);
  }

  void put(User user) {
    if (user.email().isEmpty()) {
      return;
    }
    String caseless = TextOrder.nameKey(user.email().get());
    Map<String, UserId> bucket = byHash.get(caseless.hashCode());
    Map<String, UserId> changed = bucket == null ? new HashMap<>() : new HashMap<>(bucket);
    changed.put(caseless, user.id());
    byHash.put(caseless.hashCode(), Map.copyOf(changed));
  }

  void remove(User user) {
    if (user.email().isEmpty()) {
      return;
    }
    String caseless = TextOrder.nameKey(user.email().get());
    Map<String, UserId> bucket = byHash.get(caseless.hashCode());
    if (bucket == null || !user.id().equals(bucket.get(caseless))) {
      return;
    }
    Map<String, UserId> changed = new HashMap<>(bucket);
    changed.remove(caseless);
    if (changed.isEmpty()) {
      byHash.remove(caseless.hashCode());
    } else {
      byHash.put(caseless.hashCode(), Map.copyOf(changed));
    }
  }
}
