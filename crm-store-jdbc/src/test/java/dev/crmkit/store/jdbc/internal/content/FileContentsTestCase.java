package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Contents in each backend, with what their tests share. */
abstract class FileContentsTestCase {

  static final int PIECE = ContentStorage.CHUNK_SIZE;
  static final FileId FILE = new FileId(1);

  final WorkspaceId workspace = Samples.newWorkspace();
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  ContentFixture fixture;
  FileContents contents;

  private final ContentBackend place;
  @TempDir private Path folder;

  FileContentsTestCase(ContentBackend place) {
    this.place = place;
  }

  @BeforeEach
  final void open() {
    fixture = new ContentFixture(place.engine(), place.isFolder() ? folder : null);
    contents = fixture.contents(() -> now);
  }

  @AfterEach
  final void close() {
    fixture.close();
  }

  final StagedContent stage(int size) {
    return contents.stage(workspace, new GeneratedContent(size), size);
  }

  final FileInfo attach(long id, StagedContent staged) {
    FileInfo file = Samples.file(id, new ClientId(1), staged);
    fixture.transaction(tx -> contents.claim(tx, workspace, file, staged));
    return file;
  }

  final InputStream open(FileId file) {
    InputStream[] stream = {InputStream.nullInputStream()};
    fixture.transaction(tx -> stream[0] = contents.open(tx, workspace, file));
    return stream[0];
  }

  final void erase(FileId file) {
    List<Runnable> afterCommit = new ArrayList<>();
    fixture.transaction(tx -> contents.erase(tx, workspace, file, afterCommit::add));
    afterCommit.forEach(Runnable::run);
  }

  final void assertGone(StagedContent staged) {
    assertThatThrownBy(() -> attach(9, staged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the content for file/9 is gone: it was used, discarded or never staged here");
  }

  final void assertNoContent(WorkspaceId where, FileId file) {
    assertThatThrownBy(
            () ->
                fixture.transaction(
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

  /** A content that runs something at its end. */
  static InputStream endingWith(long size, End end) {
    return new GeneratedContent(size) {
      @Override
      void end() throws IOException {
        end.run();
      }
    };
  }

  interface End {
    void run() throws IOException;
  }
}
