package dev.crmkit.store.memory.internal.snapshot;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.store.memory.internal.state.FileContent;
import dev.crmkit.store.memory.internal.state.StoredFile;
import dev.crmkit.store.memory.internal.state.Trash;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import dev.crmkit.store.memory.internal.tree.MutationToken;
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

/** Reads what {@link SnapshotWriter} saved. */
public final class SnapshotReader {

  private final Path file;
  private final BufferedReader in;
  private final LongSupplier epochs;
  private final @Nullable Consumer<? super UnreadableException> onUnreadable;
  private final Map<WorkspaceId, WorkspaceState> states = new LinkedHashMap<>();
  private long lineNumber;

  /** Whether the content that comes next is that of a file that was left out. */
  private boolean isContentSkipped;

  private @Nullable WorkspaceLoader loading;

  private SnapshotReader(
      Path file,
      BufferedReader in,
      LongSupplier newEpoch,
      @Nullable Consumer<? super UnreadableException> skipped) {
    this.file = file;
    this.in = in;
    this.epochs = newEpoch;
    this.onUnreadable = skipped;
  }

  /**
   * Loads a saved store.
   *
   * @param skipped receives what was left out because it cannot be read; null to leave out nothing
   */
  public static Map<WorkspaceId, WorkspaceState> load(
      Path file, LongSupplier newEpoch, @Nullable Consumer<? super UnreadableException> skipped) {
    long line = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      SnapshotReader reader = new SnapshotReader(file, in, newEpoch, skipped);
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
          throw damaged("it says that " + end.lines() + " lines stand before it", null);
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
      throw damaged("nothing may follow the end", null);
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
        // What it is instead is of no interest.
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
              + ", line 1: the format is of version "
              + header.version()
              + ", and this CrmKit reads up to "
              + SnapshotLine.VERSION
              + "; use the CrmKit that saved it, or a newer one",
          null);
    }
  }

  /** Reads the next line; null if it cannot be read and is left out. */
  private @Nullable SnapshotLine nextLine() throws IOException {
    String text = in.readLine();
    lineNumber++;
    if (text == null) {
      throw damaged("it ends here, before its end; it was cut off", null);
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

  /** Reports what is left out; its id stays taken. */
  private void skip(String what, @Nullable Subject id) {
    if (onUnreadable != null) {
      onUnreadable.accept(
          new UnreadableException(what, id, null, "line " + lineNumber + " of " + file));
    }
    if (id != null && loading != null) {
      loading.reserve(id);
    }
  }

  private void apply(SnapshotLine line) throws IOException {
    if (isContentSkipped && line instanceof SnapshotLine.ContentChunk) {
      return;
    }
    isContentSkipped = false;
    if (line instanceof SnapshotLine.Workspace begin) {
      finishWorkspace();
      if (states.containsKey(begin.id())) {
        throw damaged("workspace '" + begin.id() + "' comes twice", null);
      }
      loading = new WorkspaceLoader(begin, epochs.getAsLong());
    } else if (loading == null) {
      throw damaged("a workspace must begin here", null);
    } else if (line instanceof SnapshotLine.AttachedFile attached) {
      FileContent content = content(attached);
      if (content != null) {
        loading.add(attached, content);
      }
    } else {
      loading.add(line);
    }
  }

  private void finishWorkspace() {
    if (loading != null) {
      try {
        WorkspaceState state = loading.finish();
        states.put(state.org().workspace(), state);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      loading = null;
    }
  }

  /** Reads the content of a file; null if it is damaged and the file is left out. */
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
        throw damaged("a piece of " + attached.info().id() + " is missing", null);
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
      throw damaged("the content of " + attached.info().id() + " is not what was saved", null);
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
            + "; the file is damaged: use another copy of it",
        cause);
  }

  /** A workspace that is being read. */
  private static final class WorkspaceLoader {
    private final SnapshotLine.Workspace header;
    private final long epoch;
    private final MutationToken token = new MutationToken();
    private final WorkspaceState state;
    private final List<OrgEntry> entries = new ArrayList<>();
    private final List<Subject> retired = new ArrayList<>();
    private final Map<Subject, StoredFile> files = new LinkedHashMap<>();

    WorkspaceLoader(SnapshotLine.Workspace begin, long epoch) {
      this.header = begin;
      this.epoch = epoch;
      OrgSnapshot none = OrgSnapshot.of(begin.id(), epoch, 1, List.of(), List.of());
      state = new WorkspaceState(none, begin.cursorKey()).mutableCopy(token);
      state.events().reservePositionsTo(begin.lastPosition());
    }

    void add(SnapshotLine line) {
      if (line instanceof SnapshotLine.OrganisationEntry entry) {
        entries.add(entry.entry());
      } else if (line instanceof SnapshotLine.RemovedEntry id) {
        retired.add(id.id());
      } else if (line instanceof SnapshotLine.StoredRecord kept) {
        add(kept);
      } else if (line instanceof SnapshotLine.PurgedId purged) {
        requireFree(purged.id());
        state.trash().addPurged(purged.id());
      } else if (line instanceof SnapshotLine.LoggedEvent happened) {
        state.events().put(happened.event());
      } else if (line instanceof SnapshotLine.SignInAttempt attempt) {
        state.signIns().add(attempt.attempt());
      } else if (line instanceof SnapshotLine.PendingActivation waiting) {
        state.activations().put(waiting.activation());
      } else {
        throw new IllegalArgumentException("this line belongs elsewhere");
      }
    }

    private void add(SnapshotLine.StoredRecord kept) {
      requireFree(kept.record().id());
      if (kept.deletion() == null) {
        state.mutableTable(kept.record().id().recordKind()).add(kept.record());
      } else {
        state.trash().add(new Trash.Item(kept.record().id(), kept.deletion(), kept.record(), null));
      }
    }

    void add(SnapshotLine.AttachedFile attached, FileContent content) {
      requireFree(attached.info().id());
      StoredFile stored = new StoredFile(attached.info(), content);
      if (attached.deletion() == null) {
        files.put(attached.info().id(), stored);
      } else {
        state.trash().add(new Trash.Item(attached.info().id(), attached.deletion(), null, stored));
      }
    }

    void reserve(Subject id) {
      if (!state.isTaken(id) && !files.containsKey(id)) {
        state.trash().addPurged(id);
      }
    }

    private void requireFree(Subject id) {
      if (state.isTaken(id) || files.containsKey(id)) {
        throw new IllegalArgumentException(id.path() + " comes twice");
      }
    }

    WorkspaceState finish() {
      // Last of all, so that it does not matter whether a file or its record comes first.
      files.values().forEach(file -> state.files().add(file, state.find(file.info().record())));
      OrgSnapshot org = OrgSnapshot.of(header.id(), epoch, header.revision(), entries, retired);
      org.director();
      state.setOrg(org);
      token.close();
      return state;
    }
  }
}
