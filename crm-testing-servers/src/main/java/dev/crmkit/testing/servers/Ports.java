package dev.crmkit.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for servers. They are below the ephemeral ports, which outgoing connections use, so
 * that the port of a server is still free when it is restarted.
 */
final class Ports {

  private static final int FIRST = 20_000;
  private static final int AFTER_LAST = 32_000;
  private static final int ATTEMPTS = 1000;

  private Ports() {}

  /** Returns a free port. */
  static int free() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (java.net.BindException e) {
        // in use: try another one
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
