package dev.crmkit.store.memory;

import dev.crmkit.core.Id;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.memory.internal.snapshot.SnapshotReader;
import dev.crmkit.store.memory.internal.snapshot.SnapshotWriter;
import dev.crmkit.store.memory.internal.tx.MemoryWorkspace;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store: keeps all workspaces in the memory of this process, for any number of
 * threads.
 *
 * <p>A reader has a consistent snapshot of a workspace and never waits. The writers of a workspace
 * run one at a time, in the order in which they arrive; those of different workspaces run
 * independently. Everything that was not {@linkplain #save saved} is lost when the process ends.
 */
public final class MemoryStore implements CrmStore {

  /**
   * A saved line may hold a text twice, each character escaped to up to 6, and must fit in a
   * string.
   */
  private static final int MAX_TEXT_LENGTH = 100_000_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<WorkspaceId, MemoryWorkspace> workspaces = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private MemoryStore() {}

  /**
   * Creates an empty store.
   *
   * @return a store without workspaces
   */
  public static MemoryStore create() {
    return new MemoryStore();
  }

  /**
   * Loads a saved store. Its workspaces keep their revisions but get new epochs, so that nothing
   * cached from the saved store is mistaken for current.
   *
   * @param file a file that {@link #save} wrote
   * @return a store that does not use the file any more
   * @throws StoreFailureException if the file cannot be read, is damaged or truncated, or has a
   *     newer format; the message names the line and what to do
   */
  public static MemoryStore load(Path file) {
    return load(file, null);
  }

  /**
   * Loads a saved store as {@link #load} does, but skips damaged records, files, events, sign-ins
   * and pending activations. The ids of skipped records and files stay taken, as if they had been
   * purged, and files attached to a skipped record are treated as deleted with it. Any other
   * damage, such as to an entry of an organisation, is still a failure.
   *
   * @param file a file that {@link #save} wrote
   * @param skipped receives each skipped item, with its id if the line still shows it
   * @return a store with everything else
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
   * Saves all workspaces to a file in JSON Lines, without loss; only staged contents that no file
   * uses are left out. Each workspace is saved as of one moment, without blocking readers or
   * writers. The file is replaced atomically: if saving fails, a previous file stays as it was.
   *
   * @param file the file to write; its directory must exist
   * @throws StoreFailureException if it cannot be written
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
    MemoryWorkspace created = MemoryWorkspace.create(org, cursorKey, events);
    return workspaces.putIfAbsent(workspace, created) == null;
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
  public boolean awaitEvents(WorkspaceId workspace, BooleanSupplier look, Duration timeout)
      throws InterruptedException {
    return find(workspace).commits().await(look, timeout, () -> timeout);
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
    List<MemoryWorkspace> all = List.copyOf(workspaces.values());
    workspaces.clear();
    all.forEach(workspace -> workspace.commits().signal());
  }

  /** {@inheritDoc} The limit exists because a record or event is saved as one line. */
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
      throw StoreArguments.noWorkspace(id);
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
