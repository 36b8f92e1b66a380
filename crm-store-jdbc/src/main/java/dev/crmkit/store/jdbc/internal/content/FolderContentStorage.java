package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Contents in a folder of the host's, a file each: {@code prefix/workspace-acme/3f/3f…}. A content
 * that is not sealed yet has a name of its own. No file is held open between two pieces.
 *
 * <p>A file is only ever deleted because the register says so, never because the register does not
 * know it: a store that is opened with another database by mistake deletes nothing.
 */
final class FolderContentStorage implements ContentStorage {

  private static final String UNSEALED = ".part";

  private final Path folder;
  private final Path base;

  /**
   * A shelf in a folder.
   *
   * @param folder must be there: what is missing may be a disk that is not mounted
   * @param prefix that of the tables
   * @throws StoreFailureException when the folder is missing, or cannot be written to
   */
  FolderContentStorage(Path folder, String prefix) {
    this.folder = folder.toAbsolutePath();
    this.base = this.folder.resolve(prefix);
    if (!Files.isDirectory(folder)) {
      throw failure("is not there; create it, or mount its disk", null);
    }
    if (!Files.isWritable(folder)) {
      throw failure("cannot be written to; let this process read, write and enter it", null);
    }
    try {
      Files.createDirectories(base);
      Files.delete(Files.createTempFile(base, "try", UNSEALED));
      sync(this.folder);
    } catch (IOException e) {
      throw failure("cannot be written to; let this process read, write and enter it", e);
    }
  }

  @Override
  public void put(WorkspaceId workspace, String key, int number, byte[] piece) {
    StandardOpenOption opening =
        number == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.WRITE;
    try (FileChannel channel =
        FileChannel.open(
            unsealed(readyParent(workspace, key), key), StandardOpenOption.WRITE, opening)) {
      channel.position((long) number * CHUNK_SIZE);
      ByteBuffer rest = ByteBuffer.wrap(piece);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw notTakenIn(e);
    }
  }

  @Override
  public void seal(WorkspaceId workspace, String key) {
    try {
      Path parent = readyParent(workspace, key);
      Path unsealed = unsealed(parent, key);
      try (FileChannel channel =
          FileChannel.open(unsealed, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
        channel.force(true);
      }
      Files.move(unsealed, parent.resolve(key), StandardCopyOption.ATOMIC_MOVE);
      sync(parent);
    } catch (IOException e) {
      throw notTakenIn(e);
    }
  }

  @Override
  public byte @Nullable [] chunk(WorkspaceId workspace, String key, int number) {
    ByteBuffer piece = ByteBuffer.allocate(CHUNK_SIZE);
    try (FileChannel channel =
        FileChannel.open(parent(workspace, key).resolve(key), StandardOpenOption.READ)) {
      channel.position((long) number * CHUNK_SIZE);
      int read;
      do {
        read = channel.read(piece);
      } while (read >= 0 && piece.hasRemaining());
    } catch (NoSuchFileException e) {
      checkMounted();
      return null;
    } catch (IOException e) {
      throw failure("cannot be read", e);
    }
    return piece.position() == 0 ? null : Arrays.copyOf(piece.array(), piece.position());
  }

  @Override
  public void delete(WorkspaceId workspace, String key) {
    checkMounted();
    Path parent = parent(workspace, key);
    try {
      Files.deleteIfExists(unsealed(parent, key));
      Files.deleteIfExists(parent.resolve(key));
    } catch (IOException e) {
      throw failure("cannot be written to: a content that is not needed any more stays there", e);
    }
  }

  @Override
  public boolean deleteWithin(DSLContext tx, WorkspaceId workspace, String key) {
    return false;
  }

  /**
   * The folder of a content. Ids of workspaces are names of folders on every system with a word
   * before them (there is a device "con") and with another sign for the dot, which is none at the
   * end of a name.
   */
  private Path parent(WorkspaceId workspace, String key) {
    return base.resolve("workspace-" + workspace.value().replace('.', '+'))
        .resolve(key.substring(0, 2));
  }

  private static Path unsealed(Path parent, String key) {
    return parent.resolve(key + UNSEALED);
  }

  private Path readyParent(WorkspaceId workspace, String key) throws IOException {
    Path parent = parent(workspace, key);
    if (!Files.isDirectory(parent)) {
      checkMounted();
      Files.createDirectories(parent);
      Path path = parent.getParent();
      while (path != null && path.startsWith(base)) {
        sync(path);
        path = path.getParent();
      }
    }
    return parent;
  }

  /** Makes the names in a folder last, where the system can. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // not every system opens folders; those that do not keep their names by themselves
    }
  }

  private void checkMounted() {
    if (!Files.isDirectory(base)) {
      throw failure("has lost its " + base.getFileName() + "; mount its disk again", null);
    }
  }

  private StoreFailureException notTakenIn(IOException e) {
    return failure("cannot take in the content of a file; see to its space and rights", e);
  }

  private StoreFailureException failure(String what, @Nullable IOException cause) {
    String reason = cause == null ? "" : " (" + cause + ")";
    return new StoreFailureException(
        "the folder " + folder + " of JdbcOptions.fileFolder " + what + reason, cause);
  }
}
