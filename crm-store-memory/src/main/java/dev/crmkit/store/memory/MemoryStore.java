package dev.crmkit.store.memory;

import dev.crmkit.core.Id;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.memory.internal.snapshot.SnapshotReader;
import dev.crmkit.store.memory.internal.snapshot.SnapshotWriter;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tx.MemoryWorkspace;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store: all workspaces in the memory of this process, for any number of threads.
 *
 * <p>A reader takes the state of a workspace as it is and never waits. Writers of one workspace
 * take turns, in the order in which they came; those of different workspaces do not meet. What is
 * not {@linkplain #save saved} is gone with the process.
 */
public final class MemoryStore implements CrmStore {

  /** A line has two texts, up to 6 characters for each of theirs, and fits in a string. */
  private static final int MAX_TEXT_LENGTH = 100_000_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<WorkspaceId, MemoryWorkspace> workspaces = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private MemoryStore() {}

  /**
   * A new store.
   *
   * @return without a workspace
   */
  public static MemoryStore create() {
    return new MemoryStore();
  }

  /**
   * A store with what was saved to a file. The revisions are as they were; the epochs are new,
   * since the copy is another life of its workspaces.
   *
   * @param file what {@link #save} wrote
   * @return a store that does not depend on the file any more
   * @throws StoreFailureException when the file cannot be read, is damaged, cut off or of a newer
   *     version; the message tells the line and what to do
   */
  public static MemoryStore load(Path file) {
    return load(file, null);
  }

  /**
   * Loads a store as {@link #load} does, but leaves out what cannot be read by itself: records,
   * files, events, sign-ins and waiting activations. The ids of records and files that were left
   * out stay taken, as if they had been purged; a file on such a record does not live. What else is
   * damaged, such as an entry of an organisation, is a failure all the same.
   *
   * @param file what {@link #save} wrote
   * @param skipped receives what was left out, with its id where the line still shows it
   * @return a store with the rest
   * @throws StoreFailureException as {@link #load} does
   */
  public static MemoryStore loadReadable(Path file, Consumer<? super UnreadableException> skipped) {
    return load(file, skipped);
  }

  private static MemoryStore load(
      Path file, @Nullable Consumer<? super UnreadableException> skipped) {
    MemoryStore store = new MemoryStore();
    SnapshotReader.load(file, MemoryStore::newEpoch, skipped)
        .forEach((id, state) -> store.workspaces.put(id, new MemoryWorkspace(id, state)));
    return store;
  }

  /**
   * Saves all workspaces to a file in JSON Lines, exactly; contents that no file was made of are
   * left out. Each workspace is saved as it is at one moment; those who read and write meanwhile
   * are not held up. The file is replaced at once: a save that fails leaves what was there.
   *
   * @param file where to; its folder must exist
   * @throws StoreFailureException when it cannot be written
   */
  public void save(Path file) {
    checkOpen();
    SnapshotWriter.save(file, workspaces.values().stream().map(MemoryWorkspace::state).toList());
  }

  @Override
  public boolean create(
      WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events) {
    checkOpen();
    OrgSnapshot org = OrgSnapshot.of(workspace, newEpoch(), 1, founding.put(), founding.removed());
    WorkspaceState empty = new WorkspaceState(org, cursorKey);
    MutationToken token = new MutationToken();
    WorkspaceState founded = empty.mutableCopy(token);
    events.forEach(founded.events()::append);
    token.close();
    return workspaces.putIfAbsent(workspace, new MemoryWorkspace(workspace, founded)) == null;
  }

  @Override
  public Set<WorkspaceId> workspaces() {
    checkOpen();
    return Set.copyOf(workspaces.keySet());
  }

  @Override
  public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    return find(workspace).read(work);
  }

  @Override
  public <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work) {
    return find(workspace).write(work);
  }

  @Override
  public <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work) {
    return find(workspace).write(work);
  }

  @Override
  public StagedContent stage(WorkspaceId workspace, InputStream content, long limit) {
    return find(workspace).staging().stage(content, limit);
  }

  @Override
  public void discard(WorkspaceId workspace, StagedContent content) {
    find(workspace).staging().remove(content.key());
  }

  @Override
  public void close() {
    closed = true;
    workspaces.clear();
  }

  /** {@inheritDoc} A saved record or event is one line, so that a length has its end. */
  @Override
  public void requireTextCapacity(int length) {
    if (length > MAX_TEXT_LENGTH) {
      throw new StoreFailureException(
          "texts of "
              + length
              + " characters in one record could not be saved; set Limits.recordTextLength to at"
              + " most "
              + MAX_TEXT_LENGTH,
          null);
    }
  }

  private MemoryWorkspace find(WorkspaceId id) {
    checkOpen();
    MemoryWorkspace workspace = workspaces.get(id);
    if (workspace == null) {
      throw new IllegalArgumentException("there is no workspace '" + id + "'");
    }
    return workspace;
  }

  private void checkOpen() {
    if (closed) {
      throw new StoreFailureException("the store is closed; open another", null);
    }
  }

  private static long newEpoch() {
    return RANDOM.nextLong(1, Id.MAX);
  }
}
