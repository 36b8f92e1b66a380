package dev.crmkit.benchmarks.list;

import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.text.TextOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The position at which a page starts.
 *
 * @param page the number of the page
 * @param cursor the cursor of the session's list
 * @param last the last client before the page
 */
record PagePosition(int page, String cursor, ClientView last) {

  /** Returns when the last client was created, as stored. */
  long created() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt());
  }

  /** Returns the sort key of the last client's name, as stored. */
  byte[] name() {
    return TextOrder.key(last.name()).getBytes(StandardCharsets.UTF_8);
  }

  long id() {
    return last.id().value();
  }
}
