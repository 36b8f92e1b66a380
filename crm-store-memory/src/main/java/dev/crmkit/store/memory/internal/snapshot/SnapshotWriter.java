package dev.crmkit.store.memory.internal.snapshot;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.state.StoredFile;
import dev.crmkit.store.memory.internal.state.Trash;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Saves workspaces to a file of {@link SnapshotLine}s. */
public final class SnapshotWriter {

  private final Writer out;
  private long lines;

  private SnapshotWriter(Writer out) {
    this.out = out;
  }

  /**
   * Writes a temporary file next to the target and renames it: whatever happens, the target is the
   * old file or the new one.
   */
  public static void save(Path target, Collection<WorkspaceState> states) {
    Path file = target.toAbsolutePath();
    Path temporary = null;
    try {
      temporary = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    Channels.newOutputStream(channel), StandardCharsets.UTF_8.newEncoder()));
        new SnapshotWriter(out).writeAll(states);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      temporary = null;
    } catch (IOException e) {
      throw new StoreFailureException(
          "the store cannot be saved to "
              + target
              + " ("
              + e
              + "); a previous file is unchanged; check that the directory exists, is writable and"
              + " has enough free space",
          e);
    } finally {
      delete(temporary);
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // The failure that is being reported is the one to fix.
      }
    }
  }

  private void writeAll(Collection<WorkspaceState> states) throws IOException {
    line(new SnapshotLine.Header(SnapshotLine.FORMAT, SnapshotLine.VERSION));
    for (WorkspaceState state : states) {
      write(state);
    }
    line(new SnapshotLine.Footer(lines));
  }

  private void write(WorkspaceState state) throws IOException {
    line(
        new SnapshotLine.Workspace(
            state.org().workspace(),
            state.cursorKey(),
            state.org().revision(),
            state.events().lastPosition()));
    for (OrgEntry entry : state.org().entries()) {
      line(new SnapshotLine.OrganisationEntry(entry));
    }
    for (var id : state.org().retired()) {
      line(new SnapshotLine.RemovedEntry(id));
    }
    for (RecordKind kind : RecordKind.values()) {
      for (CrmRecord record : state.table(kind).all()) {
        line(new SnapshotLine.StoredRecord(record, null));
      }
    }
    writeDeletedRecords(state);
    writeFiles(state);
    for (var id : state.trash().purged()) {
      line(new SnapshotLine.PurgedId(id));
    }
    for (var event : state.events().all()) {
      line(new SnapshotLine.LoggedEvent(event));
    }
    for (var attempt : state.signIns().all()) {
      line(new SnapshotLine.SignInAttempt(attempt));
    }
    for (var activation : state.activations().all()) {
      line(new SnapshotLine.PendingActivation(activation));
    }
  }

  private void writeDeletedRecords(WorkspaceState state) throws IOException {
    for (Trash.Item deleted : state.trash().all()) {
      CrmRecord record = deleted.record();
      if (record != null) {
        line(new SnapshotLine.StoredRecord(record, deleted.deletion()));
      }
    }
  }

  private void writeFiles(WorkspaceState state) throws IOException {
    for (StoredFile file : state.files().all()) {
      write(file, null);
    }
    for (Trash.Item deleted : state.trash().all()) {
      StoredFile file = deleted.file();
      if (deleted.id() instanceof FileId && file != null) {
        write(file, deleted.deletion());
      }
    }
  }

  private void write(StoredFile file, @Nullable Deletion deletion) throws IOException {
    line(new SnapshotLine.AttachedFile(file.info(), file.content().chunks().size(), deletion));
    for (byte[] chunk : file.content().chunks()) {
      line(new SnapshotLine.ContentChunk(Base64.getEncoder().encodeToString(chunk)));
    }
  }

  private void line(SnapshotLine line) throws IOException {
    out.write(CrmJson.write(line));
    out.write('\n');
    lines++;
  }
}
