package dev.crmkit.access.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.internal.plan.PlannedChange.PlannedEvent;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a change that was planned does nothing. */
class PlannedChangeTest {

  private static final LabelId VIP = LabelId.of(1);
  private static final OrgDelta DELTA =
      OrgDelta.putting(new Label(VIP, "vip", Label.DEFAULT_COLOUR));
  private static final List<PlannedEvent> EVENTS =
      List.of(new PlannedEvent(VIP, EventType.EDIT, List.of(), null));

  @Test
  void aChangeThatPutsRecordsAndActivatesNothingIsNone() {
    assertThat(new PlannedChange(VIP, OrgDelta.NONE, List.of(), Set.of(), null).isNone()).isTrue();
    assertThat(new PlannedChange(VIP, DELTA, List.of(), Set.of(), null).isNone()).isFalse();
    assertThat(new PlannedChange(VIP, OrgDelta.NONE, EVENTS, Set.of(), null).isNone()).isFalse();
    assertThat(new PlannedChange(VIP, OrgDelta.NONE, List.of(), Set.of(), UserId.of(4)).isNone())
        .isFalse();
  }
}
