package dev.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Index.atIndex;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.StoreFailure;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds wherever contents lie (rules.md R4). */
@Tag("R4")
abstract class ContentsContract {

  static final int PIECE = Shelf.PIECE;

  private static final FileId FILE = new FileId(1);

  final WorkspaceId workspace = Samples.newWorkspace();
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  ContentBench bench;
  Contents contents;

  /** Where the contents of a test lie. */
  abstract ContentBench bench();

  @BeforeEach
  final void open() {
    bench = bench();
    contents = bench.contents(() -> now);
  }

  @AfterEach
  final void close() {
    bench.close();
  }

  @Test
  void contentsOfAnySizeAreGivenAsTheyWereTakenIn() throws IOException {
    for (int size : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 4_000_000}) {
      FileInfo file = attach(size + 1, contents.stage(workspace, new Noise(size), size));
      assertThat(file.size()).isEqualTo(size);
      try (InputStream stream = open(file.id())) {
        assertThat(stream.readAllBytes()).isEqualTo(new Noise(size).readAllBytes());
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[3])).isEqualTo(-1);
      }
    }
  }

  @Test
  void aContentIsReadByteByByteAndInPiecesAndSkipped() throws IOException {
    int size = 2 * PIECE + 100;
    attach(1, contents.stage(workspace, new Noise(size), size));
    byte[] expected = new Noise(size).readAllBytes();
    try (InputStream stream = open(FILE)) {
      assertThat(stream.available()).isZero();
      assertThat(stream.read()).isEqualTo(expected[0] & 0xFF);
      assertThat(stream.available()).isEqualTo(PIECE - 1);
      assertThat(stream.skip(0)).isZero();
      assertThat(stream.skip(-5)).isZero();
      assertThat(stream.skip(PIECE + 9)).isEqualTo(PIECE + 9);
      byte[] some = new byte[20];
      assertThat(stream.read(some, 5, 0)).isZero();
      assertThat(stream.read(some, 5, 10)).isEqualTo(10);
      assertThat(some)
          .startsWith(0, 0, 0, 0, 0)
          .contains(expected[PIECE + 10], atIndex(5))
          .endsWith(expected[PIECE + 19], 0, 0, 0, 0, 0);
      assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo(size - PIECE - 20);
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.skip(1)).isZero();
      assertThat(stream.available()).isZero();
    }
  }

  @Test
  void theLimitIsTheLargestSizeAndOverItNothingIsKept() {
    for (int limit : new int[] {0, 1, PIECE - 1, PIECE, 2 * PIECE}) {
      StagedContent kept = contents.stage(workspace, new Noise(limit), limit);
      assertThat(kept.size()).isEqualTo(limit);
      contents.discard(workspace, kept);
      assertThatThrownBy(() -> contents.stage(workspace, new Noise(limit + 1), limit))
          .isInstanceOf(Invalid.class)
          .hasMessageContaining("at most " + limit + " bytes");
      assertThat(bench.remains(workspace)).isEmpty();
    }
  }

  @Test
  void ofAnEndlessContentOneByteOverTheLimitIsRead() {
    Noise endless = new Noise(Long.MAX_VALUE);
    assertThatThrownBy(() -> contents.stage(workspace, endless, 1_000_000))
        .isInstanceOf(Invalid.class);
    assertThat(endless.read).isEqualTo(1_000_001);
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void ofAContentThatCannotBeReadNothingIsKept() {
    for (int size : new int[] {0, 10, PIECE, 2 * PIECE + 1}) {
      IOException trouble = new IOException("broken");
      InputStream broken = after(size, () -> trouble);
      assertThatThrownBy(() -> contents.stage(workspace, broken, Long.MAX_VALUE))
          .isInstanceOf(StoreFailure.class)
          .hasMessage("the content of the file cannot be read; nothing was kept")
          .hasCause(trouble);
      InputStream wrong = after(size, IllegalStateException::new);
      assertThatThrownBy(() -> contents.stage(workspace, wrong, Long.MAX_VALUE))
          .isInstanceOf(IllegalStateException.class);
      assertThat(bench.remains(workspace)).isEmpty();
    }
  }

  @Test
  void aDiscardedContentIsGone() {
    StagedContent staged = stage(PIECE + 1);
    contents.discard(Samples.newWorkspace(), staged);
    assertThat(bench.remains(workspace)).isNotEmpty();
    contents.discard(workspace, staged);
    assertThat(bench.remains(workspace)).isEmpty();
    contents.discard(workspace, staged);
    assertGone(staged);
  }

  @Test
  void keysThatWereNeverGivenAreOfNoContent() {
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

  @Test
  void discardingDoesNothingToAFile() {
    StagedContent staged = stage(3);
    attach(1, staged);
    contents.discard(workspace, staged);
    assertThat(open(FILE)).hasSameContentAs(new Noise(3));
  }

  @Test
  void discardingDoesNotWaitForWhoeverIsMakingAFile() {
    StagedContent staged = stage(3);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                bench.transaction(
                    tx -> {
                      contents.claim(tx, workspace, file, staged);
                      contents.discard(workspace, staged);
                      now = now.plus(Duration.ofDays(2));
                      contents.sweep(workspace);
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    bench.transaction(
        tx -> {
          contents.claim(tx, workspace, file, staged);
          contents.discard(workspace, staged);
        });
    assertThat(open(FILE)).hasSameContentAs(new Noise(3));
  }

  @Test
  void aContentIsUsedOnce() {
    StagedContent staged = stage(3);
    attach(1, staged);
    assertGone(staged);
    StagedContent other = stage(3);
    bench.transaction(
        tx -> {
          contents.claim(tx, workspace, Samples.file(3, new ClientId(1), other), other);
          assertThatThrownBy(
                  () ->
                      contents.claim(tx, workspace, Samples.file(4, new ClientId(1), other), other))
              .isInstanceOf(IllegalArgumentException.class);
        });
    assertThat(open(new FileId(3))).hasSameContentAs(new Noise(3));
  }

  @Test
  void aFileIsOfTheSizeAndTheChecksumOfItsContent() {
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
  void aContentOfATransactionThatWasRolledBackCanStillBeUsed() {
    StagedContent staged = stage(3);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    assertThatThrownBy(
            () ->
                bench.transaction(
                    tx -> {
                      contents.claim(tx, workspace, file, staged);
                      assertThat(contents.open(tx, workspace, FILE)).hasSameContentAs(new Noise(3));
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertNoContent(workspace, FILE);
    attach(1, staged);
  }

  @Test
  void aContentThatIsStillComingIsOfNoUse() {
    InputStream last =
        endingAfter(
            () -> {
              bench.keys(workspace).forEach(key -> assertGone(new StagedContent(key, -1, "")));
              assertThat(bench.keys(workspace)).hasSize(1);
            });
    InputStream all = new SequenceInputStream(new Noise(PIECE), last);
    attach(1, contents.stage(workspace, all, PIECE));
  }

  @Test
  void theContentOfNoFileIsRefused() {
    attach(1, stage(3));
    assertNoContent(workspace, new FileId(2));
    assertNoContent(Samples.newWorkspace(), FILE);
  }

  @Test
  void aClosedStreamIsNotReadAndCanBeClosedAgain() throws IOException {
    attach(1, stage(3));
    InputStream stream = open(FILE);
    assertThat(stream.read()).isNotEqualTo(-1);
    stream.close();
    stream.close();
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThatThrownBy(stream::available).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.skip(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.read(new byte[1])).isInstanceOf(IOException.class);
  }

  @Test
  void anErasedContentIsGoneAndWhoeverReadsItIsTold() throws IOException {
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
    assertThat(open(new FileId(2))).hasSameContentAs(new Noise(3 * PIECE));
    erase(FILE);
    erase(new FileId(2));
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void anErasureThatWasRolledBackErasedNothing() {
    attach(1, stage(2 * PIECE));
    assertThatThrownBy(
            () ->
                bench.transaction(
                    tx -> {
                      contents.erase(tx, workspace, FILE, work -> {});
                      assertThatThrownBy(() -> contents.open(tx, workspace, FILE))
                          .isInstanceOf(IllegalArgumentException.class);
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertThat(open(FILE)).hasSameContentAs(new Noise(2 * PIECE));
  }

  @Test
  void whatIsLeftOfAnErasureIsSweptByTheNextSweep() {
    attach(1, stage(PIECE));
    bench.transaction(tx -> contents.erase(tx, workspace, FILE, work -> {}));
    assertNoContent(workspace, FILE);
    contents.sweep(workspace);
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void aDamagedContentIsToldBeforeItsLastPieceIsGiven() throws IOException {
    StagedContent staged = stage(PIECE + 10);
    attach(1, staged);
    byte[] last = new Noise(PIECE + 10).readAllBytes();
    byte[] changed = Arrays.copyOfRange(last, PIECE, PIECE + 10);
    changed[3] ^= 1;
    bench.replace(workspace, staged.key(), 1, changed);
    try (InputStream stream = open(FILE)) {
      assertThat(stream.readNBytes(PIECE)).hasSize(PIECE);
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(stream::read)
            .isInstanceOf(IOException.class)
            .hasMessage(
                "the content of file/1 in workspace '"
                    + workspace
                    + "' is damaged: its checksum is another than when it was taken in;"
                    + " restore it from a backup, or delete the file and attach it anew");
      }
    }
  }

  @Test
  void aContentThatIsShorterOrLongerThanItWasIsDamaged() {
    for (int length : new int[] {1, 9, 11}) {
      StagedContent staged = stage(PIECE + 10);
      attach(length, staged);
      bench.replace(workspace, staged.key(), 1, new Noise(length).readAllBytes());
      assertDamaged(length, "from byte 262144 on it has " + length + " bytes, not 10");
    }
  }

  @Test
  void aContentWithoutSomethingOfItIsDamaged() {
    StagedContent tail = stage(2 * PIECE);
    attach(1, tail);
    bench.lose(workspace, tail.key(), 1);
    assertDamaged(1, "nothing is left of it from byte 262144 on");
    StagedContent all = stage(PIECE);
    attach(2, all);
    bench.lose(workspace, all.key(), 0);
    assertDamaged(2, "nothing is left of it from byte 0 on");
  }

  @Test
  void whatNoFileWasMadeOfForADayIsSwept() {
    StagedContent old = stage(PIECE + 1);
    attach(1, stage(5));
    now = now.plus(Duration.ofHours(2));
    StagedContent young = stage(2);
    now = now.plus(Duration.ofHours(22));
    contents.sweep(workspace);
    assertThat(bench.keys(workspace)).hasSize(3);
    now = now.plusMillis(1);
    contents.sweep(Samples.newWorkspace());
    assertThat(bench.keys(workspace)).hasSize(3);
    contents.sweep(workspace);
    assertThat(bench.keys(workspace)).hasSize(2);
    assertGone(old);
    attach(2, young);
    now = now.plus(Duration.ofDays(100));
    contents.sweep(workspace);
    assertThat(open(FILE)).hasSameContentAs(new Noise(5));
    erase(FILE);
    erase(new FileId(2));
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void whatStoppedHalfwayIsSwept() {
    bench.stopHalfway(workspace, now);
    assertThat(bench.remains(workspace)).isNotEmpty();
    now = now.plus(Duration.ofHours(25));
    contents.sweep(workspace);
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void aContentThatTakesMoreThanADayIsGivenUp() {
    InputStream late =
        endingAfter(
            () -> {
              now = now.plus(Duration.ofHours(25));
              contents.sweep(workspace);
            });
    InputStream all = new SequenceInputStream(new Noise(PIECE), late);
    assertThatThrownBy(() -> contents.stage(workspace, all, PIECE))
        .isInstanceOf(StoreFailure.class);
    assertThat(bench.remains(workspace)).isEmpty();
  }

  @Test
  void whoeverStagesSweepsOnceAnHour() {
    bench.stopHalfway(workspace, now.minus(Duration.ofDays(2)));
    stage(1);
    assertThat(bench.keys(workspace)).as("the first one swept").hasSize(1);
    bench.stopHalfway(workspace, now.minus(Duration.ofDays(2)));
    now = now.plus(Duration.ofMinutes(59));
    stage(1);
    assertThat(bench.keys(workspace)).hasSize(3);
    now = now.plus(Duration.ofMinutes(1));
    stage(1);
    assertThat(bench.keys(workspace)).hasSize(3);
  }

  @Test
  void manyStageAtOnce() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long size = i * 20_011L;
        long id = i + 1L;
        all.add(
            threads.submit(
                () -> {
                  StagedContent staged = contents.stage(workspace, new Noise(size), size);
                  if (id % 3 == 0) {
                    contents.discard(workspace, staged);
                    return;
                  }
                  attach(id, staged);
                  assertThat(open(new FileId(id))).hasSameContentAs(new Noise(size));
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
    assertThat(bench.keys(workspace)).hasSize(13);
  }

  @Test
  void noConnectionIsHeldWhileAContentIsWaitedFor() {
    Contents narrow = bench.withOneConnection(() -> now);
    InputStream slow =
        new Noise(3 * PIECE) {
          @Override
          public int read(byte[] into, int offset, int length) {
            bench.useTheConnection();
            return super.read(into, offset, length);
          }
        };
    StagedContent staged = narrow.stage(workspace, slow, 3 * PIECE);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    bench.transaction(tx -> narrow.claim(tx, workspace, file, staged));
    InputStream[] stream = {InputStream.nullInputStream()};
    bench.transaction(tx -> stream[0] = narrow.open(tx, workspace, FILE));
    assertThatCode(
            () -> {
              while (stream[0].read() >= 0) {
                bench.useTheConnection();
                stream[0].skip(PIECE - 2);
              }
            })
        .doesNotThrowAnyException();
  }

  private StagedContent stage(int size) {
    return contents.stage(workspace, new Noise(size), size);
  }

  private FileInfo attach(long id, StagedContent staged) {
    FileInfo file = Samples.file(id, new ClientId(1), staged);
    bench.transaction(tx -> contents.claim(tx, workspace, file, staged));
    return file;
  }

  private InputStream open(FileId file) {
    InputStream[] stream = {InputStream.nullInputStream()};
    bench.transaction(tx -> stream[0] = contents.open(tx, workspace, file));
    return stream[0];
  }

  private void erase(FileId file) {
    List<Runnable> afterCommit = new ArrayList<>();
    bench.transaction(tx -> contents.erase(tx, workspace, file, afterCommit::add));
    afterCommit.forEach(Runnable::run);
  }

  private void assertGone(StagedContent staged) {
    assertThatThrownBy(() -> attach(9, staged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the content for file/9 is gone: it was used, discarded or never staged here");
  }

  private void assertNoContent(WorkspaceId where, FileId file) {
    assertThatThrownBy(
            () ->
                bench.transaction(
                    tx -> {
                      try (InputStream stream = contents.open(tx, where, file)) {
                        assertThat(stream).isNull();
                      } catch (IOException e) {
                        throw new AssertionError(e);
                      }
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no " + file);
  }

  private void assertDamaged(long id, String how) {
    InputStream stream = open(new FileId(id));
    assertThatThrownBy(stream::readAllBytes)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged: " + how + ";");
  }

  /** A content that ends in trouble. */
  private static InputStream after(int size, Supplier<Exception> trouble) {
    return new SequenceInputStream(
        new ByteArrayInputStream(new byte[size]),
        endingAfter(
            () -> {
              throw trouble.get();
            }));
  }

  /** What is done when somebody reads. */
  private interface Deed {
    void run() throws Exception;
  }

  /** A content that is empty, which whoever reads it learns after something was done. */
  private static InputStream endingAfter(Deed deed) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        try {
          deed.run();
          return -1;
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return read();
      }
    };
  }
}
