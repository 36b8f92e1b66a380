package dev.crmkit.store.testkit.internal.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation on records and files. */
public sealed interface RecordOperation extends Operation {

  /** Dispatches on the operation. */
  interface Visitor<R> {
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

    R assignMany(AssignMany operation);

    R editMany(EditMany operation);

    R deleteMany(DeleteMany operation);
  }

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(Operation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** What a client holds. */
  record ClientContent(
      Arg<String> name,
      Arg<Map<String, @Nullable Object>> fields,
      Arg<List<String>> labels,
      Arg<Map<String, @Nullable String>> stages) {}

  /** What an activity holds. */
  record ActivityContent(
      Arg<String> kind, Arg<String> subject, Arg<String> due, Arg<String> done) {}

  /** What a deal holds. */
  record DealContent(
      Arg<String> title,
      Arg<String> amount,
      Arg<List<String>> labels,
      Arg<Map<String, @Nullable String>> stages) {}

  record CreateClient(
      String id, Arg<String> owner, @Flat ClientContent content, Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createClient(this);
    }
  }

  record EditClient(String id, Arg<String> owner, @Flat ClientContent content, Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editClient(this);
    }
  }

  record CreateActivity(
      String id,
      String client,
      Arg<String> owner,
      @Flat ActivityContent content,
      Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createActivity(this);
    }
  }

  record EditActivity(
      String id,
      Arg<String> client,
      Arg<String> owner,
      @Flat ActivityContent content,
      Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editActivity(this);
    }
  }

  record CreateDeal(
      String id, String client, Arg<String> owner, @Flat DealContent content, Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createDeal(this);
    }
  }

  record EditDeal(
      String id,
      Arg<String> client,
      Arg<String> owner,
      @Flat DealContent content,
      Arg<String> version)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editDeal(this);
    }
  }

  record Assign(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL}) EntityRef on, String to)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

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
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.delete(this);
    }
  }

  record UndoDelete(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE})
          EntityRef on)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.undoDelete(this);
    }
  }

  record Purge(
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE})
          EntityRef on)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.purge(this);
    }
  }

  record AttachFile(
      String id,
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL}) EntityRef on,
      Arg<String> name,
      Arg<String> content)
      implements RecordOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attachFile(this);
    }
  }

  record AssignMany(@Kinds(EntityKind.CLIENT) List<EntityRef> on, String to)
      implements RecordOperation, BulkOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assignMany(this);
    }
  }

  record EditMany(
      @Kinds(EntityKind.CLIENT) List<EntityRef> on, Arg<String> owner, @Flat ClientContent content)
      implements RecordOperation, BulkOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editMany(this);
    }
  }

  record DeleteMany(@Kinds(EntityKind.CLIENT) List<EntityRef> on)
      implements RecordOperation, BulkOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteMany(this);
    }
  }
}
