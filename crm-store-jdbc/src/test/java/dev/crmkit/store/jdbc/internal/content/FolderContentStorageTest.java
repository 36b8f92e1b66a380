package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a folder (rules.md R4). */
@Tag("R4")
class FolderContentStorageTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme.");
  private static final String KEY = "3f0b5a52-1111-4222-8333-444455556666";

  @TempDir private Path folder;

  @Test
  void aSealedContentIsAFileOfItsWorkspace() throws IOException {
    FolderContentStorage storage = new FolderContentStorage(folder, "crm_");
    byte[] piece = new byte[ContentStorage.CHUNK_SIZE];
    storage.put(ACME, KEY, 0, piece);
    storage.put(ACME, KEY, 1, new byte[] {7, 8});
    assertThat(files()).containsExactly("crm_/workspace-acme+/3f/" + KEY + ".part");
    assertThat(storage.chunk(ACME, KEY, 0)).isNull();
    storage.seal(ACME, KEY);
    assertThat(files()).containsExactly("crm_/workspace-acme+/3f/" + KEY);
    assertThat(storage.chunk(ACME, KEY, 0)).isEqualTo(piece);
    assertThat(storage.chunk(ACME, KEY, 1)).containsExactly(7, 8);
    assertThat(storage.chunk(ACME, KEY, 2)).isNull();
    assertThat(storage.chunk(WorkspaceId.of("acme"), KEY, 0)).isNull();
    storage.delete(ACME, KEY);
    storage.delete(ACME, KEY);
    assertThat(files()).isEmpty();
  }

  @Test
  void anEmptyContentIsAnEmptyFile() throws IOException {
    FolderContentStorage storage = new FolderContentStorage(folder, "crm_");
    storage.seal(ACME, KEY);
    assertThat(Files.size(folder.resolve("crm_/workspace-acme+/3f").resolve(KEY))).isZero();
  }

  @Test
  void anUnsealedContentIsDeletedToo() throws IOException {
    FolderContentStorage storage = new FolderContentStorage(folder, "crm_");
    storage.put(ACME, KEY, 0, new byte[1]);
    storage.delete(ACME, KEY);
    assertThat(files()).isEmpty();
  }

  @Test
  void aKeyIsUsedForOneContent() {
    FolderContentStorage storage = new FolderContentStorage(folder, "crm_");
    storage.put(ACME, KEY, 0, new byte[1]);
    assertThatThrownBy(() -> storage.put(ACME, KEY, 0, new byte[1]))
        .isInstanceOf(StoreFailureException.class);
  }

  @Test
  void aMissingFolderIsReportedOnCreation() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> new FolderContentStorage(missing, "crm_"))
        .isInstanceOf(StoreFailureException.class)
        .hasMessage(
            "the folder "
                + missing
                + " of JdbcOptions.fileFolder is not there; create it, or mount its disk");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aReadOnlyFolderIsReportedOnCreation() throws IOException {
    Files.createFile(folder.resolve("crm_"));
    assertThatThrownBy(() -> new FolderContentStorage(folder, "crm_"))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining(
            "the folder " + folder + " of JdbcOptions.fileFolder cannot be written to;");
    Path file = folder.resolve("crm_");
    assertThatThrownBy(() -> new FolderContentStorage(file, "crm_"))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("is not there");
  }

  @Test
  void anUnmountedDiskIsNotMistakenForAnEmptyOne() throws IOException {
    FolderContentStorage storage = new FolderContentStorage(folder, "crm_");
    storage.put(ACME, KEY, 0, new byte[1]);
    storage.seal(ACME, KEY);
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(folder.resolve("crm_"), elsewhere);
    for (Runnable work :
        List.<Runnable>of(
            () -> storage.chunk(ACME, KEY, 0),
            () -> storage.put(ACME, "4" + KEY.substring(1), 0, new byte[1]),
            () -> storage.seal(ACME, "4" + KEY.substring(1)),
            () -> storage.delete(ACME, KEY))) {
      assertThatThrownBy(work::run)
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("has lost its crm_; mount its disk again");
    }
    Files.move(elsewhere, folder.resolve("crm_"));
    assertThat(storage.chunk(ACME, KEY, 0)).hasSize(1);
    storage.delete(ACME, KEY);
    assertThat(files()).isEmpty();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }
}
