package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Update;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Contents are staged and claimed by files, wherever they are stored (rules.md R4). */
@Tag("R4")
@ParameterizedClass
@EnumSource(ContentBackend.class)
class ContentStagingTest extends FileContentsTestCase {

  ContentStagingTest(ContentBackend place) {
    super(place);
  }

  @Test
  void aContentUpToTheLimitIsStoredAndALargerOneIsNot() {
    for (int limit : new int[] {0, 1, PIECE - 1, PIECE, 2 * PIECE}) {
      StagedContent kept = contents.stage(workspace, new GeneratedContent(limit), limit);
      assertThat(kept.size()).isEqualTo(limit);
      contents.discard(workspace, kept);
      assertThatThrownBy(() -> contents.stage(workspace, new GeneratedContent(limit + 1), limit))
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("at most " + limit + " bytes");
      assertThat(fixture.remains(workspace)).isEmpty();
    }
  }

  @Test
  void anEndlessContentIsReadToOneByteOverTheLimit() {
    GeneratedContent endless = new GeneratedContent(Long.MAX_VALUE);
    assertThatThrownBy(() -> contents.stage(workspace, endless, 1_000_000))
        .isInstanceOf(InvalidException.class);
    assertThat(endless.read).isEqualTo(1_000_001);
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  @Test
  void anUnreadableContentIsNotStored() {
    for (int size : new int[] {0, 10, PIECE, 2 * PIECE + 1}) {
      IOException trouble = new IOException("broken");
      InputStream broken =
          endingWith(
              size,
              () -> {
                throw trouble;
              });
      assertThatThrownBy(() -> contents.stage(workspace, broken, Long.MAX_VALUE))
          .isInstanceOf(StoreFailureException.class)
          .hasMessage("the content of the file cannot be read; nothing was kept")
          .hasCause(trouble);
      InputStream wrong =
          endingWith(
              size,
              () -> {
                throw new IllegalStateException();
              });
      assertThatThrownBy(() -> contents.stage(workspace, wrong, Long.MAX_VALUE))
          .isInstanceOf(IllegalStateException.class);
      assertThat(fixture.remains(workspace)).isEmpty();
    }
  }

  @Test
  void aContentIsClaimedOnce() {
    StagedContent staged = stage(3);
    attach(1, staged);
    assertGone(staged);
    StagedContent other = stage(3);
    fixture.transaction(
        tx -> {
          contents.claim(tx, workspace, Samples.file(3, new ClientId(1), other), other);
          assertThatThrownBy(
                  () ->
                      contents.claim(tx, workspace, Samples.file(4, new ClientId(1), other), other))
              .isInstanceOf(IllegalArgumentException.class);
        });
    assertThat(open(new FileId(3))).hasSameContentAs(new GeneratedContent(3));
  }

  @Test
  void oneOfTwoTransactionsClaimsAContent() {
    StagedContent staged = stage(3);
    FileInfo late = Samples.file(2, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                fixture.transaction(
                    tx ->
                        contents.claim(
                            beforeUpdates(tx, () -> attach(1, staged)), workspace, late, staged)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the content for file/2 is gone: it was used, discarded or never staged here");
    assertThat(open(FILE)).hasSameContentAs(new GeneratedContent(3));
    assertNoContent(workspace, new FileId(2));
  }

  @Test
  void aContentThatIsDiscardedDuringAClaimIsNotUsed() {
    StagedContent staged = stage(3);
    FileInfo late = Samples.file(2, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                fixture.transaction(
                    tx ->
                        contents.claim(
                            beforeUpdates(tx, () -> contents.discard(workspace, staged)),
                            workspace,
                            late,
                            staged)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the content for file/2 is gone: it was used, discarded or never staged here");
    assertNoContent(workspace, new FileId(2));
    assertThat(fixture.remains(workspace)).isEmpty();
  }

  /** Wraps a transaction so that something happens before its first update. */
  private static DSLContext beforeUpdates(DSLContext tx, Runnable other) {
    AtomicBoolean done = new AtomicBoolean();
    ExecuteListener listener =
        ExecuteListener.onRenderStart(
            context -> {
              if (context.query() instanceof Update && !done.getAndSet(true)) {
                other.run();
              }
            });
    return tx.configuration().deriveAppending(listener).dsl();
  }

  @Test
  void aFileHasTheSizeAndChecksumOfItsContent() {
    StagedContent staged = stage(3);
    String upper = staged.sha256().toUpperCase(Locale.ROOT);
    for (StagedContent wrong :
        List.of(
            new StagedContent(staged.key(), 4, staged.sha256()),
            new StagedContent(staged.key(), -1, ""),
            new StagedContent(staged.key(), 3, upper),
            new StagedContent(staged.key(), 3, staged.sha256() + " "),
            new StagedContent(staged.key(), 3, ""))) {
      assertThatThrownBy(() -> attach(1, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("file/1 is not of the size and the checksum of its content");
    }
    attach(1, staged);
  }

  @Test
  void aContentCanBeClaimedAgainAfterARollback() {
    StagedContent staged = stage(3);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                fixture.transaction(
                    tx -> {
                      contents.claim(tx, workspace, file, staged);
                      assertThat(contents.open(tx, workspace, FILE))
                          .hasSameContentAs(new GeneratedContent(3));
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertNoContent(workspace, FILE);
    attach(1, staged);
  }

  @Test
  void anIncompleteContentCannotBeClaimed() {
    InputStream all =
        endingWith(
            PIECE,
            () -> {
              fixture.keys(workspace).forEach(key -> assertGone(new StagedContent(key, -1, "")));
              assertThat(fixture.keys(workspace)).hasSize(1);
            });
    attach(1, contents.stage(workspace, all, PIECE));
  }

  @Test
  void manyContentsAreStagedConcurrently() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long size = i * 20_011L;
        long id = i + 1L;
        all.add(
            threads.submit(
                () -> {
                  StagedContent staged =
                      contents.stage(workspace, new GeneratedContent(size), size);
                  if (id % 3 == 0) {
                    contents.discard(workspace, staged);
                    return;
                  }
                  attach(id, staged);
                  assertThat(open(new FileId(id))).hasSameContentAs(new GeneratedContent(size));
                  if (id % 2 == 0) {
                    erase(new FileId(id));
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(fixture.keys(workspace)).hasSize(13);
  }

  @Test
  void noConnectionIsHeldWhileWaitingForAContent() {
    FileContents narrow = fixture.withOneConnection(() -> now);
    InputStream slow =
        new GeneratedContent(3 * PIECE) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            fixture.useTheConnection();
            return super.read(into, offset, length);
          }
        };
    StagedContent staged = narrow.stage(workspace, slow, 3 * PIECE);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    fixture.transaction(tx -> narrow.claim(tx, workspace, file, staged));
    InputStream[] stream = {InputStream.nullInputStream()};
    fixture.transaction(tx -> stream[0] = narrow.open(tx, workspace, FILE));
    assertThatCode(
            () -> {
              while (stream[0].read() >= 0) {
                fixture.useTheConnection();
                stream[0].skip(PIECE - 2);
              }
            })
        .doesNotThrowAnyException();
  }
}
