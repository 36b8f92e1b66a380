package dev.crmkit.store.memory.internal.snapshot;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.store.memory.internal.state.FileContent;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a file that {@link SnapshotWriter} wrote. */
public final class SnapshotReader {

  private final Path file;
  private final BufferedReader in;
  private final LongSupplier epochs;
  private final @Nullable Consumer<? super UnreadableException> onUnreadable;
  private final Map<WorkspaceId, WorkspaceState> states = new LinkedHashMap<>();
  private long lineNumber;

  /** Whether content chunks that follow belong to a file that was skipped. */
  private boolean isContentSkipped;

  private @Nullable WorkspaceLoader loader;

  private SnapshotReader(
      Path file,
      BufferedReader in,
      LongSupplier epochs,
      @Nullable Consumer<? super UnreadableException> onUnreadable) {
    this.file = file;
    this.in = in;
    this.epochs = epochs;
    this.onUnreadable = onUnreadable;
  }

  /**
   * Loads a saved store.
   *
   * @param onUnreadable receives each damaged item that was skipped; null to fail at the first
   */
  public static Map<WorkspaceId, WorkspaceState> load(
      Path file,
      LongSupplier epochs,
      @Nullable Consumer<? super UnreadableException> onUnreadable) {
    long line = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      SnapshotReader reader = new SnapshotReader(file, in, epochs, onUnreadable);
      try {
        return reader.readAll();
      } finally {
        line = reader.lineNumber;
      }
    } catch (IOException e) {
      throw new StoreFailureException(
          file
              + (line == 0 ? "" : ", line " + line)
              + " cannot be read ("
              + e
              + "); name a file that was saved by a memory store",
          e);
    }
  }

  private Map<WorkspaceId, WorkspaceState> readAll() throws IOException {
    checkHeader();
    while (true) {
      SnapshotLine line = nextLine();
      if (line == null) {
        continue;
      }
      if (line instanceof SnapshotLine.Footer end) {
        if (end.lines() != lineNumber - 1) {
          throw damaged("the footer counts " + end.lines() + " lines before it", null);
        }
        break;
      }
      try {
        apply(line);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
    }
    finishWorkspace();
    if (in.readLine() != null) {
      lineNumber++;
      throw damaged("there is a line after the footer", null);
    }
    return states;
  }

  private void checkHeader() throws IOException {
    String text = in.readLine();
    lineNumber = 1;
    SnapshotLine.Header header = null;
    if (text != null) {
      try {
        header = CrmJson.read(text, SnapshotLine.Header.class);
      } catch (InvalidJsonException e) {
        // The failure below says that this is no saved store.
      }
    }
    if (header == null || !header.format().equals(SnapshotLine.FORMAT)) {
      throw new StoreFailureException(
          file + ", line 1: this is no saved memory store; name one that was saved by save()",
          null);
    }
    if (header.version() < 1 || header.version() > SnapshotLine.VERSION) {
      throw new StoreFailureException(
          file
              + ", line 1: the format has version "
              + header.version()
              + ", but this CrmKit reads up to version "
              + SnapshotLine.VERSION
              + "; use the CrmKit that saved it, or a newer one",
          null);
    }
  }

  /** Reads the next line; null if it is damaged and skipped. */
  private @Nullable SnapshotLine nextLine() throws IOException {
    String text = in.readLine();
    lineNumber++;
    if (text == null) {
      throw damaged("the file was cut off here", null);
    }
    try {
      return CrmJson.read(text, SnapshotLine.class);
    } catch (CrmException e) {
      DamagedLine line = DamagedLine.of(text);
      if (onUnreadable == null || line == null) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      skip(line.description(), line.id());
      isContentSkipped = line.isFile();
      return null;
    }
  }

  /** Reports a skipped item; its id stays taken. */
  private void skip(String what, @Nullable Subject id) {
    if (onUnreadable != null) {
      onUnreadable.accept(
          new UnreadableException(what, id, null, "line " + lineNumber + " of " + file));
    }
    if (id != null && loader != null) {
      loader.reserve(id);
    }
  }

  private void apply(SnapshotLine line) throws IOException {
    if (isContentSkipped && line instanceof SnapshotLine.ContentChunk) {
      return;
    }
    isContentSkipped = false;
    if (line instanceof SnapshotLine.Workspace header) {
      finishWorkspace();
      if (states.containsKey(header.id())) {
        throw damaged("workspace '" + header.id() + "' occurs twice", null);
      }
      loader = new WorkspaceLoader(header, epochs.getAsLong());
    } else if (loader == null) {
      throw damaged("this line is outside of any workspace", null);
    } else if (line instanceof SnapshotLine.AttachedFile attached) {
      FileContent content = content(attached);
      if (content != null) {
        loader.add(attached, content);
      }
    } else {
      loader.add(line);
    }
  }

  private void finishWorkspace() {
    if (loader != null) {
      try {
        WorkspaceState state = loader.finish();
        states.put(state.org().workspace(), state);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      loader = null;
    }
  }

  /** Reads the content of a file; null if it is damaged and the file is skipped. */
  private @Nullable FileContent content(SnapshotLine.AttachedFile attached) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    Hasher hasher = Hashing.sha256().newHasher();
    long size = 0;
    for (int i = 0; i < attached.chunks(); i++) {
      SnapshotLine line = nextLine();
      if (line == null) {
        continue;
      }
      if (!(line instanceof SnapshotLine.ContentChunk chunk)) {
        throw damaged("a chunk of the content of " + attached.info().id() + " is missing", null);
      }
      byte[] bytes = Base64.getDecoder().decode(chunk.base64());
      hasher.putBytes(bytes);
      size += bytes.length;
      chunks.add(bytes);
    }
    String sha256 = hasher.hash().toString();
    if (size != attached.info().size() || !sha256.equals(attached.info().sha256())) {
      if (onUnreadable != null) {
        skip(attached.info().id().path(), attached.info().id());
        return null;
      }
      throw damaged(
          "the content of " + attached.info().id() + " does not match its size or checksum", null);
    }
    return new FileContent(List.copyOf(chunks), size, sha256);
  }

  private StoreFailureException damaged(String what, @Nullable Throwable cause) {
    return new StoreFailureException(
        file
            + ", line "
            + lineNumber
            + ": "
            + what
            + "; the file is damaged, use another copy of it",
        cause);
  }
}
