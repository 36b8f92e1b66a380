package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files and their contents, which are read and written as streams (rules.md R4, E5). */
@Tag("R4")
abstract class FileContract extends ContractTest {

  private static final FileId FILE = new FileId(1);

  @Test
  void stagingReturnsTheSizeAndChecksum() {
    StagedContent empty = stage("");
    assertThat(empty.size()).isZero();
    assertThat(empty.sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    StagedContent abc = stage("abc");
    assertThat(abc.size()).isEqualTo(3);
    assertThat(abc.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void contentIsReadExactlyAsItWasStaged() throws IOException {
    insert(client(1).build());
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 300_000}) {
      StagedContent content = store.stage(workspace, new Pattern(size), size);
      FileInfo file = Samples.file(size + 1, ONE, content);
      write(tx -> tx.insertFile(file, content));
      check(tx -> assertThat(tx.file(file.id())).contains(file));
      try (InputStream stream = read(tx -> tx.content(file.id()))) {
        assertThat(stream).hasSameContentAs(new Pattern(size));
      }
    }
  }

  @Test
  void largeContentIsReadByteByByteAndInBlocks() throws IOException {
    insert(client(1).build());
    StagedContent content = store.stage(workspace, new Pattern(200_000), 200_000);
    attach(1, ONE, content);
    try (InputStream stream = read(tx -> tx.content(FILE));
        InputStream expected = new Pattern(200_000)) {
      byte[] piece = new byte[777];
      for (int i = 0; i < 120; i++) {
        assertThat(stream.read()).isEqualTo(expected.read());
        int read = stream.readNBytes(piece, 5, 700);
        byte[] other = new byte[777];
        assertThat(read).isEqualTo(expected.readNBytes(other, 5, 700));
        assertThat(piece).isEqualTo(other);
      }
    }
  }

  @Test
  void theLimitIsTheLargestAllowedSize() {
    assertThat(store.stage(workspace, new Pattern(100_000), 100_000).size()).isEqualTo(100_000);
    assertThat(store.stage(workspace, stream(""), 0).size()).isZero();
    assertThatThrownBy(() -> store.stage(workspace, new Pattern(100_001), 100_000))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .satisfies(
                        violation -> {
                          assertThat(violation.field()).isEqualTo("content");
                          assertThat(violation.code()).isEqualTo(ViolationCode.OUT_OF_RANGE);
                        }));
    assertThatThrownBy(() -> store.stage(workspace, stream("a"), 0))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void anEndlessStreamIsRefusedAtTheLimit() {
    assertThatThrownBy(() -> store.stage(workspace, new Pattern(Long.MAX_VALUE), 1_000_000))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void anUnreadableStreamFailsTheStaging() {
    InputStream broken =
        new FilterInputStream(new Pattern(10)) {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("broken");
          }
        };
    assertThatThrownBy(() -> store.stage(workspace, broken, 100))
        .isInstanceOf(StoreFailureException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void stagingDoesNotCloseTheStream() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream content =
        new ByteArrayInputStream(new byte[10]) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    store.stage(workspace, content, 10);
    assertThat(closed).isFalse();
    assertThat(content.read(new byte[1], 0, 1)).as("the stream was read to its end").isEqualTo(-1);
  }

  @Test
  void stagedContentCanBeUsedOnlyOnce() {
    insert(client(1).build());
    StagedContent content = stage("content");
    attach(1, ONE, content);
    assertAttachIsRefused(2, ONE, content);
    assertRefused(
        () ->
            write(
                tx -> {
                  StagedContent other = stage("other");
                  tx.insertFile(Samples.file(3, ONE, other), other);
                  tx.insertFile(Samples.file(4, ONE, other), other);
                }));
    check(tx -> assertThat(tx.filesOf(ONE)).hasSize(1));
  }

  @Test
  void equalContentsAreIndependent() {
    insert(client(1).build());
    StagedContent first = stage("content");
    StagedContent second = stage("content");
    attach(1, ONE, first);
    delete(FILE, 1);
    attach(2, ONE, second);
    purge(FILE);
    check(tx -> assertThat(tx.content(new FileId(2))).hasContent("content"));
  }

  @Test
  void stagedContentCanBeUsedAfterARollback() {
    insert(client(1).build());
    StagedContent content = stage("content");
    rollBack(
        tx -> {
          tx.insertFile(Samples.file(1, ONE, content), content);
        });
    attach(1, ONE, content);
    check(tx -> assertThat(tx.content(FILE)).hasContent("content"));
  }

  @Test
  void discardedContentCannotBeUsed() {
    insert(client(1).build());
    StagedContent content = stage("content");
    store.discard(workspace, content);
    store.discard(workspace, content);
    assertAttachIsRefused(1, ONE, content);
  }

  @Test
  void discardingUsedContentKeepsTheFile() {
    insert(client(1).build());
    StagedContent content = stage("content");
    attach(1, ONE, content);
    store.discard(workspace, content);
    check(tx -> assertThat(tx.content(FILE)).hasContent("content"));
  }

  @Tag("E5")
  @Test
  void aFileNeedsALivingRecordAndAFreeId() {
    assertAttachIsRefused(1, ONE, stage("content"));
    insert(client(1).build(), client(2).build());
    attach(1, ONE, stage("content"));
    assertAttachIsRefused(1, ONE, stage("another"));
    delete(TWO, 1);
    assertAttachIsRefused(2, TWO, stage("content"));
    check(tx -> assertThat(tx.content(FILE)).hasContent("content"));
    check(tx -> assertThat(tx.isTaken(new FileId(2))).isFalse());
  }

  @Test
  void readingTheContentOfAMissingFileIsRefused() {
    assertRefused(() -> read(tx -> tx.content(FILE)));
  }

  @Test
  void theFilesOfARecordAreListedByAscendingId() {
    insert(client(1).build(), activity(1).build(), deal(1).build());
    for (long id : new long[] {30, 4, 200}) {
      attach(id, ONE, stage("content"));
    }
    attach(5, new ActivityId(1), stage("content"));
    attach(6, new DealId(1), stage("content"));
    assertThat(numbers(read(tx -> tx.filesOf(ONE)))).containsExactly(4L, 30L, 200L);
    assertThat(numbers(read(tx -> tx.filesOf(new ActivityId(1))))).containsExactly(5L);
    check(tx -> assertThat(tx.filesOf(TWO)).isEmpty());
  }

  @Test
  void theFilesInAScopeAreListedPageByPageByAscendingId() {
    PortfolioId twos = new PortfolioId(2);
    insert(client(1).build(), deal(2).portfolio(twos).build(), activity(3).build());
    insert(activity(4).portfolio(new PortfolioId(3)).build());
    List<RecordId> records = List.of(ONE, new DealId(2), new ActivityId(3), new ActivityId(4));
    for (int id = 1; id <= 12; id++) {
      attach(id, records.get(id % 4), stage("content"));
    }
    Scope both = Scope.portfolios(Set.of(Samples.ANNAS_PORTFOLIO, twos, new PortfolioId(9)));
    assertThat(scoped(Scope.everything(), 0, 100)).hasSize(12).isSorted();
    assertThat(scoped(both, 0, 100)).containsExactly(1L, 2L, 4L, 5L, 6L, 8L, 9L, 10L, 12L);
    assertThat(scoped(both, 2, 3)).containsExactly(4L, 5L, 6L);
    assertThat(scoped(both, 12, 3)).isEmpty();
    assertThat(scoped(Scope.nothing(), 0, 100)).isEmpty();

    update(deal(2).portfolio(new PortfolioId(3)).version(2).build());
    assertThat(scoped(both, 0, 100)).containsExactly(2L, 4L, 6L, 8L, 10L, 12L);
  }

  @Test
  void contentStaysReadableAfterTheTransactionAndAfterADeletion() {
    insert(client(1).build());
    attach(1, ONE, stage("content"));
    InputStream stream = read(tx -> tx.content(FILE));
    delete(FILE, 1);
    assertThat(stream).hasContent("content");
  }

  @Tag("E6")
  @Test
  void readingContentFailsOnceItsFileIsPurged() throws IOException {
    int size = 3_000_000;
    insert(client(1).build());
    attach(1, ONE, store.stage(workspace, new Pattern(size), size));
    attach(2, ONE, stage("another"));
    InputStream read = read(tx -> tx.content(FILE));
    InputStream begun = read(tx -> tx.content(FILE));
    InputStream untouched = read(tx -> tx.content(FILE));
    InputStream another = read(tx -> tx.content(new FileId(2)));
    assertThat(read.readNBytes(size)).hasSize(size);
    assertThat(begun.readNBytes(100_000)).hasSize(100_000);

    delete(FILE, 1);
    rollBack(
        tx -> {
          tx.purge(FILE);
        });
    assertThat(begun.readNBytes(1_000_000)).hasSize(1_000_000);
    purge(FILE);

    for (InputStream stream : List.of(begun, untouched)) {
      assertThatThrownBy(() -> stream.readNBytes(1_048_577))
          .isInstanceOf(IOException.class)
          .hasMessage("the content of file/1 was purged while it was being read");
    }
    assertThat(read.read()).as("content that was read to its end before the purge").isEqualTo(-1);
    assertThat(another).hasContent("another");
  }

  private void assertAttachIsRefused(long id, RecordId on, StagedContent content) {
    assertRefused(() -> attach(id, on, content));
  }

  private List<Long> scoped(Scope scope, long after, int limit) {
    return numbers(read(tx -> tx.files(scope, after, limit)));
  }

  private static List<Long> numbers(List<FileInfo> files) {
    return files.stream().map(file -> file.id().value()).toList();
  }

  /** Content of any size that is generated on the fly. */
  private static final class Pattern extends InputStream {
    private final long size;
    private long at;

    Pattern(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      if (at == size) {
        return -1;
      }
      at++;
      return (int) ((at * 31) >>> 3) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = (int) Math.min(length, size - at);
      for (int i = 0; i < count; i++) {
        into[offset + i] = (byte) read();
      }
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
