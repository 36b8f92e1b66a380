package dev.crmkit.access.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a plan changes nothing for somebody: rules.md D4. */
@Tag("D4")
class VisibilityChangeTest {

  private static final UserRef VERA = new UserRef(UserId.of(4), "Vera");
  private static final RecordCounts NONE = RecordCounts.NONE;
  private static final RecordCounts ONE = new RecordCounts(1, 0, 0);
  private static final List<SubjectRef> SECTION = List.of(new SubjectRef(Section.FIRST, "Client"));

  @Test
  void countsAreNoneWhenThereIsNothingOfAnyKind() {
    assertThat(NONE.isNone()).isTrue();
    assertThat(ONE.isNone()).isFalse();
    assertThat(new RecordCounts(0, 1, 0).isNone()).isFalse();
    assertThat(new RecordCounts(0, 0, 1).isNone()).isFalse();
  }

  @Test
  void countsAreGivenByKind() {
    RecordCounts counts = new RecordCounts(1, 2, 3);

    assertThat(counts.of(RecordKind.CLIENT)).isEqualTo(1);
    assertThat(counts.of(RecordKind.ACTIVITY)).isEqualTo(2);
    assertThat(counts.of(RecordKind.DEAL)).isEqualTo(3);
  }

  @Test
  void aChangeIsNoneWhenNothingIsGainedLostOpenedOrClosed() {
    assertThat(new VisibilityChange(VERA, NONE, NONE, List.of(), List.of()).isNone()).isTrue();
    assertThat(new VisibilityChange(VERA, ONE, NONE, List.of(), List.of()).isNone()).isFalse();
    assertThat(new VisibilityChange(VERA, NONE, ONE, List.of(), List.of()).isNone()).isFalse();
    assertThat(new VisibilityChange(VERA, NONE, NONE, SECTION, List.of()).isNone()).isFalse();
    assertThat(new VisibilityChange(VERA, NONE, NONE, List.of(), SECTION).isNone()).isFalse();
  }
}
