package dev.crmkit.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.pipeline.PipelineId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events and their attributes (rules.md W2). */
class EventTest {

  @Test
  void aChangeIsOfAFieldAPipelineOrAnotherAttribute() {
    Change ofField = new Change("field/17", null, "1");
    Change inPipeline = new Change("pipeline/3", "1", "2");
    Change name = new Change("name", "a", "b");

    assertThat(ofField.field()).contains(FieldId.of(17));
    assertThat(ofField.pipeline()).isEmpty();
    assertThat(inPipeline.pipeline()).contains(PipelineId.of(3));
    assertThat(inPipeline.field()).isEmpty();
    assertThat(name.field()).isEmpty();
    assertThat(name.pipeline()).isEmpty();
  }

  @Test
  void everyEventTypeHasAWord() {
    assertThat(EventType.HAND_OVER.word()).isEqualTo("hand-over");
    assertThat(EventType.CREATE.word()).isEqualTo("create");
  }

  @Test
  void aChangedCopyKeepsTheRest() {
    Event event =
        Event.builder()
            .revision(3)
            .occurredAt(Instant.EPOCH)
            .subject(ClientId.of(7))
            .type(EventType.EDIT)
            .changes(List.of(new Change("name", "a", "b")))
            .build();

    assertThat(event.position()).as("none until it is stored").isZero();
    assertThat(event.toBuilder().build()).isEqualTo(event);
    assertThat(event.toBuilder().position(5).build().changes()).isEqualTo(event.changes());
  }
}
