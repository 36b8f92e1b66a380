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
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * The steps executed on a client, in this order. Each changes rows of several tables, so that a
 * partial step would be noticed. Everything of a client has the client's number.
 */
enum WriteStep {
  /** Creates the client with an activity. */
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
  /** Edits the client. */
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
  /** Attaches a file. */
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
  /** Creates a manager, who becomes the owner. */
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
  /** Deletes the client with its activity and file. */
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
  /** Restores everything. */
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

  /** Returns how many steps precede it. */
  @SuppressWarnings("EnumOrdinal") // they are declared in the order in which they are done
  int index() {
    return ordinal();
  }

  /** Returns the version of the client after some steps, from 1. */
  static int version(int steps) {
    return steps > HIRE.index() ? 3 : steps > EDIT.index() ? 2 : 1;
  }

  /** Returns a client whose version shows in everything that is indexed. */
  static Client client(long id, int version) {
    return Samples.client(id)
        .version(version)
        .name("Client " + id + " in version " + version)
        .portfolio(version == 3 ? new PortfolioId(id) : Samples.ANNAS_PORTFOLIO)
        .putFields(FIELD, FieldValue.text("version " + version))
        .addLabels(new LabelId(version))
        .putStages(PIPELINE, new StageEntry(new StageId(version), Samples.at(version)))
        .build();
  }

  static String content(long id) {
    return "content of " + id;
  }

  /** Returns the file. */
  static FileInfo file(long id) {
    byte[] bytes = content(id).getBytes(UTF_8);
    StagedContent content =
        new StagedContent("any", bytes.length, Hashing.sha256().hashBytes(bytes).toString());
    return Samples.file(id, new ClientId(id), content);
  }

  /** Returns what is deleted together, in a valid order. */
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
