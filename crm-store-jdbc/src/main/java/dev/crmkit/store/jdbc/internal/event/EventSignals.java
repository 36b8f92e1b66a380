package dev.crmkit.store.jdbc.internal.event;

import dev.crmkit.core.internal.store.EventSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The signals of the workspaces for whose events threads of this store wait. */
public final class EventSignals {

  private final Map<String, EventSignal> signals = new ConcurrentHashMap<>();

  /** Returns the signal of a workspace. */
  EventSignal of(String workspace) {
    return signals.computeIfAbsent(workspace, id -> new EventSignal());
  }

  /** Makes the threads that wait for events of a workspace look again. */
  public void signal(String workspace) {
    EventSignal signal = signals.get(workspace);
    if (signal != null) {
      signal.signal();
    }
  }

  /** Makes all waiting threads look again. */
  void signalAll() {
    signals.values().forEach(EventSignal::signal);
  }
}
