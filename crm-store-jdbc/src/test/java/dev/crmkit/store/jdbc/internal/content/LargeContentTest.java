package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.PreparedTables;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A large content is never in memory as a whole (rules.md R4), and a failing storage keeps nothing.
 */
@Tag("R4")
class LargeContentTest {

  private static final long SIZE = 200L * 1024 * 1024;

  private final WorkspaceId workspace = Samples.newWorkspace();
  private final DataSource database = PreparedTables.in(TestDatabase.H2);
  private final Tables tables = new Tables(TableNames.withPrefix("crm_"));
  private final AutoCommitRunner work = new AutoCommitRunner(database, SqlDialects.H2);
  private final NoShelf storage = new NoShelf();
  private final FileContents contents =
      new FileContents(new ContentCatalog(work, tables), storage, InstantSource.system());

  @Test
  void aLargeContentIsWrittenAndReadInChunks() throws IOException {
    GeneratedContent from = new GeneratedContent(SIZE);
    StagedContent staged = contents.stage(workspace, from, SIZE);
    assertThat(staged.size()).isEqualTo(SIZE);
    assertThat(storage.log)
        .hasSize((int) (SIZE / ContentStorage.CHUNK_SIZE) + 1)
        .endsWith("put 799", "seal");
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    work.run("claiming", sql -> contents.claim(sql, workspace, file, staged));
    storage.log.clear();
    try (InputStream stream =
        work.read("opening", sql -> contents.open(sql, workspace, file.id()))) {
      assertThat(storage.log).as("nothing is read in advance").isEmpty();
      assertThat(stream.skip(SIZE - 1)).isEqualTo(SIZE - 1);
      assertThat(stream.read()).isNotEqualTo(-1);
      assertThat(stream.read()).isEqualTo(-1);
    }
    assertThat(storage.log).hasSize(800).endsWith("piece 799");
  }

  @Test
  void aContentThatCannotBeWrittenIsNotStored() {
    storage.failsAt = "put 2";
    assertThatThrownBy(() -> contents.stage(workspace, new GeneratedContent(SIZE), SIZE))
        .isInstanceOf(StoreFailureException.class)
        .hasMessage("put 2");
    assertThat(storage.log).endsWith("put 2", "clear");
    assertThat(rows()).isZero();

    storage.failsAt = "seal";
    assertThatThrownBy(() -> contents.stage(workspace, new GeneratedContent(1), SIZE))
        .hasMessage("seal");
    assertThat(rows()).isZero();
  }

  @Test
  void aContentThatCannotBeDeletedKeepsItsRow() {
    StagedContent staged = contents.stage(workspace, new GeneratedContent(1), SIZE);
    storage.failsAt = "clear";
    assertThatThrownBy(() -> contents.discard(workspace, staged)).hasMessage("clear");
    assertThatThrownBy(() -> contents.sweep(workspace)).hasMessage("clear");
    assertThat(rows()).isEqualTo(1);
    storage.failsAt = "";
    contents.sweep(workspace);
    assertThat(rows()).isZero();
  }

  @Test
  void aFailureIsNotHiddenByAFailedCleanup() {
    storage.failsAt = "put 0";
    storage.failsToo = "clear";
    assertThatThrownBy(() -> contents.stage(workspace, new GeneratedContent(1), SIZE))
        .hasMessage("put 0");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aChunkThatCannotBeReadNowCanBeReadLater() throws IOException {
    StagedContent staged = contents.stage(workspace, new GeneratedContent(SIZE), SIZE);
    FileInfo file = Samples.file(1, new ClientId(1), staged);
    work.run("claiming", sql -> contents.claim(sql, workspace, file, staged));
    storage.failsAt = "piece 3";
    try (InputStream stream =
        work.read("opening", sql -> contents.open(sql, workspace, file.id()))) {
      assertThatThrownBy(() -> stream.skip(SIZE))
          .isInstanceOf(IOException.class)
          .hasMessage("the content of file/1 cannot be read further: piece 3")
          .hasCauseInstanceOf(StoreFailureException.class);
      storage.failsAt = "";
      assertThat(stream.skip(SIZE)).isEqualTo(SIZE - 3L * ContentStorage.CHUNK_SIZE);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  private int rows() {
    Tables.Contents rows = tables.contents;
    return work.read(
        "counting", sql -> sql.fetchCount(rows.table, rows.workspace.eq(workspace.value())));
  }

  /**
   * A storage that discards {@link GeneratedContent}, generates it again when it is read, and fails
   * on demand.
   */
  private static final class NoShelf implements ContentStorage {
    private final List<String> log = new ArrayList<>();
    private String failsAt = "";
    private String failsToo = "";
    private GeneratedContent noise = new GeneratedContent(SIZE);

    @Override
    public void put(WorkspaceId where, String key, int number, byte[] piece) {
      log("put " + number);
      assertThat(piece).hasSizeLessThanOrEqualTo(CHUNK_SIZE);
    }

    @Override
    public void seal(WorkspaceId where, String key) {
      log("seal");
    }

    @Override
    public byte @Nullable [] chunk(WorkspaceId where, String key, int number) {
      log("piece " + number);
      if (number == 0) {
        noise = new GeneratedContent(SIZE);
      }
      byte[] piece = new byte[CHUNK_SIZE];
      assertThat(readNoise(piece)).isEqualTo(CHUNK_SIZE);
      return piece;
    }

    @Override
    public void delete(WorkspaceId where, String key) {
      log("clear");
    }

    @Override
    public boolean deleteWithin(DSLContext tx, WorkspaceId where, String key) {
      log("clear within");
      return true;
    }

    private int readNoise(byte[] piece) {
      try {
        return noise.read(piece, 0, CHUNK_SIZE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void log(String what) {
      log.add(what);
      if (what.equals(failsAt) || what.equals(failsToo)) {
        throw new StoreFailureException(what, null);
      }
    }
  }
}
