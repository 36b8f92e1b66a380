package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Assign;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AssignMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DeleteMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Purge;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.UndoDelete;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The calls for operations on records and files. */
final class RecordCalls implements RecordOperation.Visitor<LibraryCall> {

  private final Actor actor;
  private final CrmSession session;
  private final ArgumentConverter arguments;
  private final RecordInputs inputs;

  RecordCalls(Actor actor) {
    this.actor = actor;
    this.session = actor.session();
    this.arguments = new ArgumentConverter(actor.workspace().names());
    this.inputs = new RecordInputs(actor.workspace(), arguments);
  }

  private LibraryCall call(Consumer<ArgumentConverter> call) {
    return new DirectCall(arguments, call);
  }

  @Override
  public LibraryCall createClient(CreateClient operation) {
    return call(any -> session.clients().create(inputs.create(operation)));
  }

  @Override
  public LibraryCall editClient(EditClient operation) {
    return call(
        any ->
            session
                .clients()
                .edit(
                    inputs.edit(
                        arguments.id(operation.id(), EntityKind.CLIENT, ClientId::of),
                        operation.owner(),
                        operation.content(),
                        operation.version())));
  }

  @Override
  public LibraryCall createActivity(CreateActivity operation) {
    return call(any -> session.activities().create(inputs.create(operation)));
  }

  @Override
  public LibraryCall editActivity(EditActivity operation) {
    return call(any -> session.activities().edit(inputs.edit(operation)));
  }

  @Override
  public LibraryCall createDeal(CreateDeal operation) {
    return call(any -> session.deals().create(inputs.create(operation)));
  }

  @Override
  public LibraryCall editDeal(EditDeal operation) {
    return call(any -> session.deals().edit(inputs.edit(operation)));
  }

  @Override
  public LibraryCall assign(Assign operation) {
    return call(any -> assign(arguments.subject(operation.on()), user(operation.to())));
  }

  private void assign(Subject on, UserId to) {
    if (on instanceof ClientId client) {
      session.clients().assign(client, to);
    } else if (on instanceof ActivityId activity) {
      session.activities().assign(activity, to);
    } else if (on instanceof DealId deal) {
      session.deals().assign(deal, to);
    } else {
      throw new IllegalArgumentException("no record: " + on);
    }
  }

  @Override
  public LibraryCall delete(Delete operation) {
    return call(
        any ->
            delete(
                arguments.subject(operation.on()),
                ArgumentConverter.confirmation(operation.confirm())));
  }

  private void delete(Subject on, Optional<Long> confirm) {
    if (on instanceof ClientId client) {
      session.clients().delete(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().delete(activity);
    } else if (on instanceof DealId deal) {
      session.deals().delete(deal);
    } else if (on instanceof FileId file) {
      session.attachments().delete(file);
    } else if (on instanceof LabelId label) {
      session.labels().delete(label);
    } else if (on instanceof GroupId group) {
      session.groups().delete(group);
    } else if (on instanceof SectionId section) {
      confirm.ifPresentOrElse(
          number -> session.form().deleteSection(section, number),
          () -> session.form().deleteSection(section));
    } else if (on instanceof FieldId field) {
      confirm.ifPresentOrElse(
          number -> session.form().deleteField(field, number),
          () -> session.form().deleteField(field));
    } else if (on instanceof PipelineId pipeline) {
      confirm.ifPresentOrElse(
          number -> session.pipelines().delete(pipeline, number),
          () -> session.pipelines().delete(pipeline));
    } else {
      throw new IllegalArgumentException("nothing that can be deleted: " + on);
    }
  }

  @Override
  public LibraryCall undoDelete(UndoDelete operation) {
    return call(any -> undoDelete(arguments.subject(operation.on())));
  }

  private void undoDelete(Subject on) {
    if (on instanceof ClientId client) {
      session.clients().undoDelete(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().undoDelete(activity);
    } else if (on instanceof DealId deal) {
      session.deals().undoDelete(deal);
    } else {
      session.attachments().undoDelete((FileId) on);
    }
  }

  @Override
  public LibraryCall purge(Purge operation) {
    return call(any -> purge(arguments.subject(operation.on())));
  }

  private void purge(Subject on) {
    if (on instanceof ClientId client) {
      session.clients().purge(client);
    } else if (on instanceof ActivityId activity) {
      session.activities().purge(activity);
    } else if (on instanceof DealId deal) {
      session.deals().purge(deal);
    } else {
      session.attachments().purge((FileId) on);
    }
  }

  @Override
  public LibraryCall attachFile(AttachFile operation) {
    NewFile file =
        NewFile.builder()
            .id(arguments.id(operation.id(), EntityKind.FILE, FileId::of))
            .name(operation.name().or(""))
            .build();
    byte[] content = operation.content().or("").getBytes(StandardCharsets.UTF_8);
    return call(
        any ->
            session
                .attachments()
                .attach(
                    (RecordId) arguments.subject(operation.on()),
                    file,
                    new ByteArrayInputStream(content)));
  }

  @Override
  public LibraryCall createMany(CreateMany operation) {
    ScenarioWorkspace workspace = actor.workspace();
    return () -> {
      // Each client has a converter of its own, which lets the library refuse what it cannot read.
      List<NewClient> clients =
          operation.clients().stream()
              .map(
                  client ->
                      new RecordInputs(workspace, new ArgumentConverter(workspace.names()))
                          .create(client))
              .toList();
      return ActualLists.sequence(
          session.clients().createMany(clients).stream()
              .map(outcome -> BulkCall.outcome(outcome, workspace))
              .toList());
    };
  }

  @Override
  public LibraryCall assignMany(AssignMany operation) {
    return new BulkCall(
        actor.workspace(),
        () -> session.clients().assignMany(clients(operation.on()), user(operation.to())));
  }

  @Override
  public LibraryCall editMany(EditMany operation) {
    return new BulkCall(
        actor.workspace(),
        () -> {
          List<ClientEdit> edits =
              clients(operation.on()).stream()
                  .map(
                      id ->
                          inputs.edit(
                              id, operation.owner(), operation.content(), Arg.<String>absent()))
                  .toList();
          return session.clients().editMany(edits);
        });
  }

  @Override
  public LibraryCall deleteMany(DeleteMany operation) {
    return new BulkCall(
        actor.workspace(), () -> session.clients().deleteMany(clients(operation.on())));
  }

  private Set<ClientId> clients(List<EntityRef> entities) {
    return arguments.subjects(entities, ClientId.class);
  }

  private UserId user(String name) {
    return arguments.id(name, EntityKind.USER, UserId::of);
  }
}
