package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.FileView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.store.CrmStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Tests that files of any size are read back unchanged (rules.md R4). */
public final class FileRoundTrip {

  private FileRoundTrip() {}

  /**
   * Attaches a file and reads it back.
   *
   * @param size the size of the file in bytes
   * @param limit the maximum size in bytes
   * @param store where the file is stored
   * @return the differences, one sentence each
   * @throws IOException if the file cannot be read back
   */
  public static List<String> differences(int size, int limit, CrmStore store) throws IOException {
    CrmSession session =
        session(
            store,
            CrmOptions.standard()
                .withRandom(new Random(size))
                .withLimits(Limits.builder().fileSize(limit).build()));
    ClientId client = session.clients().create(NewClient.of("has a file")).id();
    byte[] content = new byte[size];
    new Random(limit).nextBytes(content);
    List<String> differences = new ArrayList<>();
    try {
      FileView file =
          session
              .attachments()
              .attach(client, NewFile.of("f.bin"), new ByteArrayInputStream(content));
      if (size > limit) {
        differences.add(size + " bytes were stored, over the limit of " + limit);
      }
      try (InputStream stored = session.attachments().content(file.id())) {
        if (file.size() != size || !Arrays.equals(stored.readAllBytes(), content)) {
          differences.add("the stored content of " + size + " bytes differs from the given one");
        }
      }
    } catch (InvalidException e) {
      if (size <= limit || !session.attachments().list(client).isEmpty()) {
        differences.add(size + " bytes with a limit of " + limit + ": " + e.getMessage());
      }
    }
    return differences;
  }

  private static CrmSession session(CrmStore store, CrmOptions options) {
    Crm crm =
        Crm.open(
            store,
            WorkspaceId.of("w" + UUID.randomUUID()),
            NewDirector.of("Anna").email("anna@example.org"),
            options);
    return crm.session(crm.director().id());
  }
}
