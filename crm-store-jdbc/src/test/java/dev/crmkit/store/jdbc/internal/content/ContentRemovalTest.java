package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing remains of contents that are not needed (rules.md R4, E6). */
@Tag("R4")
@ParameterizedClass
@EnumSource(ContentBackend.class)
class ContentRemovalTest extends FileContentsTestCase {

  ContentRemovalTest(ContentBackend place) {
    super(place);
  }

  @Test
  void anErasedContentIsGoneAlsoForItsReaders() throws IOException {
    attach(1, stage(3 * PIECE));
    attach(2, stage(3 * PIECE));
    try (InputStream stream = open(FILE)) {
      assertThat(stream.skip(PIECE)).isEqualTo(PIECE);
      erase(FILE);
      assertThatThrownBy(stream::read)
          .isInstanceOf(IOException.class)
          .hasMessage("the content of file/1 was purged while it was being read");
    }
    assertNoContent(workspace, FILE);
    assertThat(open(new FileId(2))).hasSameContentAs(new GeneratedContent(3 * PIECE));
    erase(FILE);
    erase(new FileId(2));
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void anErasureThatWasRolledBackErasedNothing() {
    attach(1, stage(2 * PIECE));
    assertThatThrownBy(
            () ->
                fixture.transaction(
                    tx -> {
                      contents.erase(tx, workspace, FILE, work -> {});
                      assertThatThrownBy(() -> contents.open(tx, workspace, FILE))
                          .isInstanceOf(IllegalArgumentException.class);
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertThat(open(FILE)).hasSameContentAs(new GeneratedContent(2 * PIECE));
  }

  @Test
  void anUnfinishedErasureIsFinishedByTheNextSweep() {
    attach(1, stage(PIECE));
    fixture.transaction(tx -> contents.erase(tx, workspace, FILE, work -> {}));
    assertNoContent(workspace, FILE);
    contents.sweep(workspace);
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void aContentThatIsUnclaimedForADayIsSwept() {
    StagedContent old = stage(PIECE + 1);
    attach(1, stage(5));
    now = now.plus(Duration.ofHours(2));
    StagedContent young = stage(2);
    now = now.plus(Duration.ofHours(22));
    contents.sweep(workspace);
    assertThat(fixture.keys(workspace)).hasSize(3);
    now = now.plusMillis(1);
    contents.sweep(Samples.newWorkspace());
    assertThat(fixture.keys(workspace)).hasSize(3);
    contents.sweep(workspace);
    assertThat(fixture.keys(workspace)).hasSize(2);
    assertGone(old);
    attach(2, young);
    now = now.plus(Duration.ofDays(100));
    contents.sweep(workspace);
    assertThat(open(FILE)).hasSameContentAs(new GeneratedContent(5));
    erase(FILE);
    erase(new FileId(2));
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void anInterruptedStagingIsSwept() {
    fixture.stopHalfway(workspace, now);
    assertThat(fixture.remains(workspace)).isNotEmpty();
    now = now.plus(Duration.ofHours(25));
    contents.sweep(workspace);
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void stagingForMoreThanADayFails() {
    InputStream all =
        endingWith(
            PIECE,
            () -> {
              now = now.plus(Duration.ofHours(25));
              contents.sweep(workspace);
            });
    assertThatThrownBy(() -> contents.stage(workspace, all, PIECE))
        .isInstanceOf(StoreFailureException.class);
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void aContentThatIsBeingDeletedCannotBeCompleted() {
    ContentCatalog catalog = fixture.catalog();
    StagedContent late = new StagedContent(catalog.begin(workspace, now), 0, "");
    assertThat(catalog.markForDeletion(workspace, late.key())).isTrue();
    assertThatThrownBy(() -> catalog.complete(workspace, late, now))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("it was discarded");
    assertGone(late);
    catalog.remove(workspace, late.key());
  }

  @Test
  void stagingSweepsOnceAnHour() {
    fixture.stopHalfway(workspace, now.minus(Duration.ofDays(2)));
    stage(1);
    assertThat(fixture.keys(workspace)).as("the first one swept").hasSize(1);
    fixture.stopHalfway(workspace, now.minus(Duration.ofDays(2)));
    now = now.plus(Duration.ofMinutes(59));
    stage(1);
    assertThat(fixture.keys(workspace)).hasSize(3);
    now = now.plus(Duration.ofMinutes(1));
    stage(1);
    assertThat(fixture.keys(workspace)).hasSize(3);
  }

  @Test
  void aDiscardedContentIsGone() {
    StagedContent staged = stage(PIECE + 1);
    contents.discard(Samples.newWorkspace(), staged);
    assertThat(fixture.remains(workspace)).isNotEmpty();
    contents.discard(workspace, staged);
    assertThat(fixture.remains(workspace)).isEmpty();
    contents.discard(workspace, staged);
    assertGone(staged);
  }

  @Test
  void discardingDoesNotAffectAFile() {
    StagedContent staged = stage(3);
    attach(1, staged);
    contents.discard(workspace, staged);
    assertThat(open(FILE)).hasSameContentAs(new GeneratedContent(3));
  }

  @Test
  void discardingDoesNotWaitForAClaim() {
    StagedContent staged = stage(3);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                fixture.transaction(
                    tx -> {
                      contents.claim(tx, workspace, file, staged);
                      contents.discard(workspace, staged);
                      now = now.plus(Duration.ofDays(2));
                      contents.sweep(workspace);
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    fixture.transaction(
        tx -> {
          contents.claim(tx, workspace, file, staged);
          contents.discard(workspace, staged);
        });
    assertThat(open(FILE)).hasSameContentAs(new GeneratedContent(3));
  }

  @Test
  void unknownKeysHaveNoContent() {
    String longer = "a".repeat(10_000);
    for (String key : List.of("", "..", "../../../x", "\u0000", "ключ", longer, "%", "\uD83D")) {
      StagedContent other = new StagedContent(key, 1, "");
      contents.discard(workspace, other);
      assertGone(other);
    }
    StagedContent staged = stage(1);
    assertGone(new StagedContent(staged.key().toUpperCase(Locale.ROOT), 1, ""));
    assertGone(new StagedContent(staged.key() + " ", 1, ""));
  }
}
