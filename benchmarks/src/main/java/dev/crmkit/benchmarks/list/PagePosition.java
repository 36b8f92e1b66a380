package dev.crmkit.benchmarks.list;

import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.text.TextOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a list goes on.
 *
 * @param page the number of the page that begins there
 * @param cursor the same for ours
 * @param last the last client before it
 */
record PagePosition(int page, String cursor, ClientView last) {

  /** The time of its creation, as the tables have it. */
  long created() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt());
  }

  /** What its name is sorted by, as the tables have it. */
  byte[] name() {
    return TextOrder.key(last.name()).getBytes(StandardCharsets.UTF_8);
  }

  long id() {
    return last.id().value();
  }
}
