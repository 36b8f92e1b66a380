package dev.crmkit.access;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A store that forwards to another, to be watched or disturbed by subclasses. */
public class ForwardingStore implements CrmStore {

  private final CrmStore store;

  ForwardingStore(CrmStore store) {
    this.store = store;
  }

  /** Runs each callback twice, as a store does that has to retry; the first run leaves nothing. */
  static CrmStore runningTwice(CrmStore store) {
    return new ForwardingStore(store) {
      @Override
      public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
        T first = super.read(workspace, work);
        return first == null ? first : super.read(workspace, work);
      }

      @Override
      public <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work) {
        try {
          return super.write(
              workspace,
              tx -> {
                T unused = work.apply(tx);
                throw new RolledBack();
              });
        } catch (RolledBack e) {
          return super.write(workspace, work);
        }
      }

      @Override
      public <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work) {
        try {
          return super.reorganise(
              workspace,
              tx -> {
                T unused = work.apply(tx);
                throw new RolledBack();
              });
        } catch (RolledBack e) {
          return super.reorganise(workspace, work);
        }
      }
    };
  }

  /** Counts what read transactions are asked, but for the organisation and the key of cursors. */
  public static CrmStore counting(CrmStore store, AtomicInteger calls) {
    return new ForwardingStore(store) {
      @Override
      public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
        return super.read(workspace, tx -> work.apply(counted(tx, calls)));
      }
    };
  }

  private static ReadTransaction counted(ReadTransaction tx, AtomicInteger calls) {
    return (ReadTransaction)
        Proxy.newProxyInstance(
            ForwardingStore.class.getClassLoader(),
            new Class<?>[] {ReadTransaction.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("org") && !method.getName().equals("cursorKey")) {
                calls.incrementAndGet();
              }
              try {
                return method.invoke(tx, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean create(
      WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events) {
    return store.create(workspace, cursorKey, founding, events);
  }

  @Override
  public Set<WorkspaceId> workspaces() {
    return store.workspaces();
  }

  @Override
  public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    return store.read(workspace, work);
  }

  @Override
  public <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work) {
    return store.write(workspace, work);
  }

  @Override
  public <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work) {
    return store.reorganise(workspace, work);
  }

  @Override
  public StagedContent stage(WorkspaceId workspace, InputStream content, long limit) {
    return store.stage(workspace, content, limit);
  }

  @Override
  public void discard(WorkspaceId workspace, StagedContent content) {
    store.discard(workspace, content);
  }

  @Override
  public void close() {
    store.close();
  }
}
