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
 * Stores contents in a folder of the host, a file for each: {@code prefix/workspace-acme/3f/3f…}.
 * An unsealed content has another name. No file is held open between two chunks.
 *
 * <p>A file is deleted only because the catalog says so, never because the catalog does not know
 * it: a store that is opened with a wrong database by mistake deletes nothing.
 */
final class FolderContentStorage implements ContentStorage {

  private static final String UNSEALED = ".part";

  private final Path folder;
  private final Path base;

  /**
   * Opens the storage.
   *
   * @param folder must exist: if it does not, its disk may not be mounted
   * @param prefix the prefix of the tables
   * @throws StoreFailureException if the folder does not exist or cannot be written to
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
  public void put(WorkspaceId workspace, String key, int number, byte[] chunk) {
    StandardOpenOption opening =
        number == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.WRITE;
    try (FileChannel channel =
        FileChannel.open(
            unsealed(readyParent(workspace, key), key), StandardOpenOption.WRITE, opening)) {
      channel.position((long) number * CHUNK_SIZE);
      ByteBuffer rest = ByteBuffer.wrap(chunk);
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
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
    try (FileChannel channel =
        FileChannel.open(parent(workspace, key).resolve(key), StandardOpenOption.READ)) {
      channel.position((long) number * CHUNK_SIZE);
      int read;
      do {
        read = channel.read(chunk);
      } while (read >= 0 && chunk.hasRemaining());
    } catch (NoSuchFileException e) {
      checkMounted();
      return null;
    } catch (IOException e) {
      throw failure("cannot be read", e);
    }
    return chunk.position() == 0 ? null : Arrays.copyOf(chunk.array(), chunk.position());
  }

  @Override
  public void delete(WorkspaceId workspace, String key) {
    checkMounted();
    Path parent = parent(workspace, key);
    try {
      Files.deleteIfExists(unsealed(parent, key));
      Files.deleteIfExists(parent.resolve(key));
    } catch (IOException e) {
      throw failure("cannot be written to: an unneeded content stays there", e);
    }
  }

  @Override
  public boolean deleteWithin(DSLContext tx, WorkspaceId workspace, String key) {
    return false;
  }

  /**
   * Returns the folder of a content. The id of a workspace is prefixed and its dots are replaced,
   * since file systems reserve names such as "con" and drop a dot at the end.
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

  /** Makes the names in a folder durable, if the operating system can. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Systems that cannot open folders make names durable by themselves.
    }
  }

  private void checkMounted() {
    if (!Files.isDirectory(base)) {
      throw failure("has lost its " + base.getFileName() + "; mount its disk again", null);
    }
  }

  private StoreFailureException notTakenIn(IOException e) {
    return failure("cannot store the content of a file; check its space and rights", e);
  }

  private StoreFailureException failure(String what, @Nullable IOException cause) {
    String reason = cause == null ? "" : " (" + cause + ")";
    return new StoreFailureException(
        "the folder " + folder + " of JdbcOptions.fileFolder " + what + reason, cause);
  }
}
