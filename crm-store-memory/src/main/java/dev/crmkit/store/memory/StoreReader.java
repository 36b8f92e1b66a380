package dev.crmkit.store.memory;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.StoreFailure;
import dev.crmkit.core.error.Unreadable;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.json.InvalidJson;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.OrgSnapshot;
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

/** Reads what {@link StoreWriter} saved. */
final class StoreReader {

  private final Path file;
  private final BufferedReader in;
  private final LongSupplier newEpoch;
  private final @Nullable Consumer<? super Unreadable> skipped;
  private final Map<WorkspaceId, State> states = new LinkedHashMap<>();
  private long number;

  /** Whether the content that comes next is that of a file that was left out. */
  private boolean isContentSkipped;

  private @Nullable Loading loading;

  private StoreReader(
      Path file,
      BufferedReader in,
      LongSupplier newEpoch,
      @Nullable Consumer<? super Unreadable> skipped) {
    this.file = file;
    this.in = in;
    this.newEpoch = newEpoch;
    this.skipped = skipped;
  }

  /**
   * Loads a saved store.
   *
   * @param skipped receives what was left out because it cannot be read; null to leave out nothing
   */
  static Map<WorkspaceId, State> load(
      Path file, LongSupplier newEpoch, @Nullable Consumer<? super Unreadable> skipped) {
    long line = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      StoreReader reader = new StoreReader(file, in, newEpoch, skipped);
      try {
        return reader.readAll();
      } finally {
        line = reader.number;
      }
    } catch (IOException e) {
      throw new StoreFailure(
          file
              + (line == 0 ? "" : ", line " + line)
              + " cannot be read ("
              + e
              + "); name a file that was saved by a memory store",
          e);
    }
  }

  private Map<WorkspaceId, State> readAll() throws IOException {
    checkHeader();
    while (true) {
      Line line = next();
      if (line == null) {
        continue;
      }
      if (line instanceof Line.End end) {
        if (end.lines() != number - 1) {
          throw damaged("it says that " + end.lines() + " lines stand before it", null);
        }
        break;
      }
      try {
        take(line);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
    }
    finishWorkspace();
    if (in.readLine() != null) {
      number++;
      throw damaged("nothing may follow the end", null);
    }
    return states;
  }

  private void checkHeader() throws IOException {
    String text = in.readLine();
    number = 1;
    Line.Header header = null;
    if (text != null) {
      try {
        header = CrmJson.read(text, Line.Header.class);
      } catch (InvalidJson e) {
        // What it is instead is of no interest.
      }
    }
    if (header == null || !header.format().equals(Line.FORMAT)) {
      throw new StoreFailure(
          file + ", line 1: this is no saved memory store; name one that was saved by save()",
          null);
    }
    if (header.version() < 1 || header.version() > Line.VERSION) {
      throw new StoreFailure(
          file
              + ", line 1: the format is of version "
              + header.version()
              + ", and this CrmKit reads up to "
              + Line.VERSION
              + "; use the CrmKit that saved it, or a newer one",
          null);
    }
  }

  /** Reads the next line; null if it cannot be read and is left out. */
  private @Nullable Line next() throws IOException {
    String text = in.readLine();
    number++;
    if (text == null) {
      throw damaged("it ends here, before its end; it was cut off", null);
    }
    try {
      return CrmJson.read(text, Line.class);
    } catch (CrmException e) {
      DamagedLine line = DamagedLine.of(text);
      if (skipped == null || line == null) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      skip(line.what(), line.id());
      isContentSkipped = line.isFile();
      return null;
    }
  }

  /** Reports what is left out; its id stays taken. */
  private void skip(String what, @Nullable Subject id) {
    if (skipped != null) {
      skipped.accept(new Unreadable(what, id, null, "line " + number + " of " + file));
    }
    if (id != null && loading != null) {
      loading.retire(id);
    }
  }

  private void take(Line line) throws IOException {
    if (isContentSkipped && line instanceof Line.Chunk) {
      return;
    }
    isContentSkipped = false;
    if (line instanceof Line.Workspace begin) {
      finishWorkspace();
      if (states.containsKey(begin.id())) {
        throw damaged("workspace '" + begin.id() + "' comes twice", null);
      }
      loading = new Loading(begin, newEpoch.getAsLong());
    } else if (loading == null) {
      throw damaged("a workspace must begin here", null);
    } else if (line instanceof Line.File attached) {
      Content content = content(attached);
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
        State state = loading.finish();
        states.put(state.org().workspace(), state);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      loading = null;
    }
  }

  /** Reads the content of a file; null if it is damaged and the file is left out. */
  private @Nullable Content content(Line.File attached) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    Hasher hasher = Hashing.sha256().newHasher();
    long size = 0;
    for (int i = 0; i < attached.chunks(); i++) {
      Line line = next();
      if (line == null) {
        continue;
      }
      if (!(line instanceof Line.Chunk chunk)) {
        throw damaged("a piece of " + attached.info().id() + " is missing", null);
      }
      byte[] bytes = Base64.getDecoder().decode(chunk.base64());
      hasher.putBytes(bytes);
      size += bytes.length;
      chunks.add(bytes);
    }
    String sha256 = hasher.hash().toString();
    if (size != attached.info().size() || !sha256.equals(attached.info().sha256())) {
      if (skipped != null) {
        skip(attached.info().id().path(), attached.info().id());
        return null;
      }
      throw damaged("the content of " + attached.info().id() + " is not what was saved", null);
    }
    return new Content(List.copyOf(chunks), size, sha256);
  }

  private StoreFailure damaged(String what, @Nullable Throwable cause) {
    return new StoreFailure(
        file + ", line " + number + ": " + what + "; the file is damaged: use another copy of it",
        cause);
  }

  /** A workspace that is being read. */
  private static final class Loading {
    private final Line.Workspace begin;
    private final long epoch;
    private final Edit edit = new Edit();
    private final State state;
    private final List<OrgEntry> entries = new ArrayList<>();
    private final List<Subject> retired = new ArrayList<>();
    private final Map<Subject, StoredFile> files = new LinkedHashMap<>();

    Loading(Line.Workspace begin, long epoch) {
      this.begin = begin;
      this.epoch = epoch;
      OrgSnapshot none = OrgSnapshot.of(begin.id(), epoch, 1, List.of(), List.of());
      state = new State(none, begin.cursorKey()).edit(edit);
      state.journal().skipTo(begin.lastPosition());
    }

    void add(Line line) {
      if (line instanceof Line.Entry entry) {
        entries.add(entry.entry());
      } else if (line instanceof Line.Retired id) {
        retired.add(id.id());
      } else if (line instanceof Line.Kept kept) {
        add(kept);
      } else if (line instanceof Line.Purged purged) {
        checkFree(purged.id());
        state.bin().addPurged(purged.id());
      } else if (line instanceof Line.Happened happened) {
        state.journal().put(happened.event());
      } else if (line instanceof Line.Attempt attempt) {
        state.signIns().add(attempt.attempt());
      } else if (line instanceof Line.Waiting waiting) {
        state.activations().put(waiting.activation());
      } else {
        throw new IllegalArgumentException("this line belongs elsewhere");
      }
    }

    private void add(Line.Kept kept) {
      checkFree(kept.record().id());
      if (kept.deletion() == null) {
        state.edited(kept.record().id().recordKind()).add(kept.record());
      } else {
        state.bin().add(new Bin.Deleted(kept.record().id(), kept.deletion(), kept.record(), null));
      }
    }

    void add(Line.File attached, Content content) {
      checkFree(attached.info().id());
      StoredFile stored = new StoredFile(attached.info(), content);
      if (attached.deletion() == null) {
        files.put(attached.info().id(), stored);
      } else {
        state.bin().add(new Bin.Deleted(attached.info().id(), attached.deletion(), null, stored));
      }
    }

    void retire(Subject id) {
      if (!state.isTaken(id) && !files.containsKey(id)) {
        state.bin().addPurged(id);
      }
    }

    private void checkFree(Subject id) {
      if (state.isTaken(id) || files.containsKey(id)) {
        throw new IllegalArgumentException(id.path() + " comes twice");
      }
    }

    State finish() {
      // Last of all, so that it does not matter whether a file or its record comes first.
      files.values().forEach(file -> state.files().add(file, state.record(file.info().on())));
      OrgSnapshot org = OrgSnapshot.of(begin.id(), epoch, begin.revision(), entries, retired);
      org.director();
      state.setOrg(org);
      edit.close();
      return state;
    }
  }
}
