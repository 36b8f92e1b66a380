package dev.crmkit.store.jdbc.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * What happens to a client, one deed after the other. Each changes rows of several tables, so that
 * half of it would be noticed. Everything that belongs to a client has the client's number.
 */
enum WriteStep {
  /** The client with an activity. */
  CREATE {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      store.useWrite(
          workspace,
          tx -> {
            tx.insert(client(id, 1));
            tx.insert(Samples.activity(id).client(new ClientId(id)).build());
            append(tx, new ClientId(id), EventType.CREATE);
          });
    }
  },
  /** The client in its second version. */
  EDIT {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      store.useWrite(
          workspace,
          tx -> {
            tx.update(client(id, 2));
            append(tx, new ClientId(id), EventType.EDIT);
          });
    }
  },
  /** A file on the client. */
  ATTACH {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      byte[] bytes = content(id).getBytes(UTF_8);
      StagedContent content = store.stage(workspace, new ByteArrayInputStream(bytes), bytes.length);
      store.useWrite(
          workspace,
          tx -> {
            tx.insertFile(Samples.file(id, new ClientId(id), content), content);
            append(tx, new FileId(id), EventType.CREATE);
          });
    }
  },
  /** A manager, who gets the client in its third version. */
  HIRE {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      store.useReorganise(
          workspace,
          tx -> {
            tx.apply(Samples.manager(id));
            tx.update(client(id, 3));
            append(tx, new UserId(id), EventType.CREATE);
            append(tx, new ClientId(id), EventType.ASSIGN);
          });
    }
  },
  /** The client with its activity and its file. */
  DELETE {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      Deletion deletion = Samples.deletion(id, new ClientId(id));
      store.useWrite(
          workspace,
          tx -> {
            parts(id).forEach(part -> tx.delete(part, deletion));
            append(tx, new ClientId(id), EventType.DELETE);
          });
    }
  },
  /** All of it again. */
  UNDO_DELETE {
    @Override
    void run(CrmStore store, WorkspaceId workspace, long id) {
      store.useWrite(
          workspace,
          tx -> {
            parts(id).forEach(tx::restore);
            append(tx, new ClientId(id), EventType.UNDO_DELETE);
          });
    }
  };

  static final PipelineId PIPELINE = new PipelineId(1);
  static final FieldId FIELD = new FieldId(1);

  abstract void run(CrmStore store, WorkspaceId workspace, long id);

  /** How many deeds come before it. */
  @SuppressWarnings("EnumOrdinal") // they are declared in the order in which they are done
  int place() {
    return ordinal();
  }

  /** Which version the client is of after some deeds, from 1 on. */
  static int version(int deeds) {
    return deeds > HIRE.place() ? 3 : deeds > EDIT.place() ? 2 : 1;
  }

  /** A client, whose version shows in all that it is found by. */
  static Client client(long id, int version) {
    return Samples.client(id)
        .version(version)
        .name("Client " + id + " in version " + version)
        .portfolio(version == 3 ? new PortfolioId(id) : Samples.ANNAS)
        .putFields(FIELD, FieldValue.text("version " + version))
        .addLabels(new LabelId(version))
        .putStages(PIPELINE, new StageEntry(new StageId(version), Samples.at(version)))
        .build();
  }

  static String content(long id) {
    return "content of " + id;
  }

  /** The file, as it is kept. */
  static FileInfo file(long id) {
    byte[] bytes = content(id).getBytes(UTF_8);
    StagedContent content =
        new StagedContent("any", bytes.length, Hashing.sha256().hashBytes(bytes).toString());
    return Samples.file(id, new ClientId(id), content);
  }

  /** What is deleted together, in an order in which it can be. */
  private static List<Subject> parts(long id) {
    return List.of(new FileId(id), new ActivityId(id), new ClientId(id));
  }

  private static void append(WriteTransaction tx, Subject subject, EventType did) {
    tx.append(
        Event.builder()
            .revision(1)
            .occurredAt(Samples.at(0))
            .actor(Samples.ANNA)
            .subject(subject)
            .type(did)
            .build());
  }
}
