package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.Dispatcher;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.Keys.Flat;
import dev.crmkit.store.testkit.internal.format.Keys.Free;
import dev.crmkit.store.testkit.internal.format.Keys.GivenNeeds;
import dev.crmkit.store.testkit.internal.format.Keys.Kinds;
import dev.crmkit.store.testkit.internal.format.Keys.NameOf;
import dev.crmkit.store.testkit.internal.format.Keys.NewName;
import dev.crmkit.store.testkit.internal.format.Keys.StepsOnly;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation on records and files. */
public sealed interface RecordOperation extends Operation {

  /** Dispatches on the operation. */
  interface Visitor<R> extends Dispatcher<R> {
    R createClient(CreateClient operation);

    R editClient(EditClient operation);

    R createActivity(CreateActivity operation);

    R editActivity(EditActivity operation);

    R createDeal(CreateDeal operation);

    R editDeal(EditDeal operation);

    R assign(Assign operation);

    R delete(Delete operation);

    R undoDelete(UndoDelete operation);

    R purge(Purge operation);

    R attachFile(AttachFile operation);

    R createMany(CreateMany operation);

    R assignMany(AssignMany operation);

    R editMany(EditMany operation);

    R deleteMany(DeleteMany operation);
  }

  /** Calls the visitor's method for this operation. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  @Override
  default <R> R accept(Operation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** What a client holds. */
  record ClientContent(
      @GivenNeeds @Free Arg<String> name,
      @NameOf(EntityKind.FIELD) Arg<Map<String, @Nullable Object>> fields,
      @NameOf(EntityKind.LABEL) Arg<List<String>> labels,
      @NameOf(EntityKind.PIPELINE) Arg<Map<String, @Nullable String>> stages) {}

  /** What an activity holds. */
  record ActivityContent(
      @WordOf({"task", "call", "meeting", "e-mail", "email", "note"}) Arg<String> kind,
      @GivenNeeds @Free Arg<String> subject,
      Arg<String> due,
      Arg<String> done) {}

  /** What a deal holds. */
  record DealContent(
      @GivenNeeds @Free Arg<String> title,
      Arg<String> amount,
      @NameOf(EntityKind.LABEL) Arg<List<String>> labels,
      @NameOf(EntityKind.PIPELINE) Arg<Map<String, @Nullable String>> stages) {}

  record CreateClient(
      @NewName(EntityKind.CLIENT) String id,
      @GivenNeeds @NameOf(EntityKind.USER) Arg<String> owner,
      @Flat ClientContent content,
      @StepsOnly Arg<String> version)
      implements RecordOperation {}

  record EditClient(String id, Arg<String> owner, @Flat ClientContent content, Arg<String> version)
      implements RecordOperation {}

  record CreateActivity(
      @NewName(EntityKind.ACTIVITY) String id,
      @NameOf(EntityKind.CLIENT) String client,
      @GivenNeeds @NameOf(EntityKind.USER) Arg<String> owner,
      @Flat ActivityContent content,
      @StepsOnly Arg<String> version)
      implements RecordOperation {}

  record EditActivity(
      String id,
      Arg<String> client,
      Arg<String> owner,
      @Flat ActivityContent content,
      Arg<String> version)
      implements RecordOperation {}

  record CreateDeal(
      @NewName(EntityKind.DEAL) String id,
      @NameOf(EntityKind.CLIENT) String client,
      @GivenNeeds @NameOf(EntityKind.USER) Arg<String> owner,
      @Flat DealContent content,
      @StepsOnly Arg<String> version)
      implements RecordOperation {}

  record EditDeal(
      String id,
      Arg<String> client,
      Arg<String> owner,
      @Flat DealContent content,
      Arg<String> version)
      implements RecordOperation {}

  record Assign(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL}) EntityRef on, String to)
      implements RecordOperation {}

  /**
   * Deletes a record, a file or a setting; a setting in use only with the right {@code confirm}.
   */
  record Delete(
      @Kinds({
            EntityKind.CLIENT,
            EntityKind.ACTIVITY,
            EntityKind.DEAL,
            EntityKind.FILE,
            EntityKind.SECTION,
            EntityKind.FIELD,
            EntityKind.PIPELINE,
            EntityKind.LABEL,
            EntityKind.GROUP
          })
          EntityRef on,
      Arg<String> confirm)
      implements RecordOperation {}

  record UndoDelete(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE})
          EntityRef on)
      implements RecordOperation {}

  record Purge(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE})
          EntityRef on)
      implements RecordOperation {}

  record AttachFile(
      @NewName(EntityKind.FILE) String id,
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL}) EntityRef on,
      @GivenNeeds @Free Arg<String> name,
      @Free Arg<String> content)
      implements RecordOperation {}

  /** Creates many clients; the outcomes are a list, since an id may be there twice. */
  record CreateMany(List<CreateClient> clients) implements RecordOperation {}

  record AssignMany(@Kinds(EntityKind.CLIENT) List<EntityRef> on, String to)
      implements RecordOperation, BulkOperation {}

  record EditMany(
      @Kinds(EntityKind.CLIENT) List<EntityRef> on, Arg<String> owner, @Flat ClientContent content)
      implements RecordOperation, BulkOperation {}

  record DeleteMany(@Kinds(EntityKind.CLIENT) List<EntityRef> on)
      implements RecordOperation, BulkOperation {}
}
