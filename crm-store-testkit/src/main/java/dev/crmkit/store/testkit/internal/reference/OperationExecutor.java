package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OperationCodec;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Assign;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AssignMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DeleteMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Purge;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.UndoDelete;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Carries out one operation: completely, or not at all if it is refused. */
final class OperationExecutor {

  private static final List<String> ACTOR_KEYS = List.of("user", "from");

  private ReferenceWorkspace workspace;
  private Set<String> violations = new TreeSet<>();

  OperationExecutor(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /** The workspace afterwards. */
  ReferenceWorkspace workspace() {
    return workspace;
  }

  /** What the violations were of, if the operation was invalid. */
  Set<String> violations() {
    return violations;
  }

  /** Returns the operation in the arguments of {@code do} or {@code plan}. */
  static Operation operation(DataMap args) {
    String word = args.firstKeyBut(ACTOR_KEYS);
    try {
      return OperationCodec.read(word, args.raw(word));
    } catch (IllegalArgumentException e) {
      throw new UnspecifiedException(String.valueOf(e.getMessage()));
    }
  }

  /** Carries out what the arguments of {@code do} say: the outcome, or one for each of many. */
  Object run(DataMap args) {
    String user = args.word("user");
    Operation operation = operation(args);
    ReferenceWorkspace draft = new ReferenceWorkspace(workspace);
    try {
      Object outcome = operation.accept(new Dispatch(draft, user, args.text("from")));
      workspace = draft;
      return outcome;
    } catch (RefusalException refusal) {
      violations = refusal.fields();
      if (operation instanceof SignInOperation.SignIn) {
        workspace = draft; // U10: a refused one is in the log
      }
      return outcome(refusal, operation);
    }
  }

  /** The outcome; of an invalid write to the client form, with one of the fields. */
  private Object outcome(RefusalException refusal, Operation operation) {
    Map<String, ?> given =
        operation instanceof CreateClient create
            ? create.content().fields().or(Map.of())
            : operation instanceof EditClient edit ? edit.content().fields().or(Map.of()) : null;
    if (given != null) {
      for (String field : refusal.fields()) {
        if (given.containsKey(field) || workspace.fields.containsKey(field)) {
          Map<String, Object> outcome = new LinkedHashMap<>();
          outcome.put("error", refusal.outcome());
          outcome.put("field", field);
          return outcome;
        }
      }
    }
    return refusal.outcome();
  }

  /** Checks who acts, then dispatches. */
  private record Dispatch(ReferenceWorkspace draft, String user, @Nullable String from)
      implements Operation.Visitor<Object> {

    @Override
    public Object visit(SignInOperation operation) {
      return operation.accept(
          new SignInOperation.Visitor<Object>() {
            @Override
            public Object signIn(SignInOperation.SignIn signIn) {
              UserOperations.signIn(draft, user, from);
              return "ok";
            }

            @Override
            public Object activate(SignInOperation.Activate activate) {
              UserOperations.activate(draft, activate); // by whoever has the token (U9)
              return "ok";
            }
          });
    }

    @Override
    public Object visit(RecordOperation operation) {
      return operation.accept(new RecordDispatch(context()));
    }

    @Override
    public Object visit(OrgOperation operation) {
      apply(context(), operation);
      return "ok";
    }

    private OperationContext context() {
      if (!new VisibilityRules(draft).canWorkFrom(user, from)) {
        throw RefusalException.denied(); // A1, before all else
      }
      return new OperationContext(draft, user, from);
    }
  }

  private record RecordDispatch(OperationContext context)
      implements RecordOperation.Visitor<Object> {

    private Object done(Runnable operation) {
      operation.run();
      return "ok";
    }

    private RecordOperations records() {
      return new RecordOperations(context);
    }

    private DeletionOperations deletions() {
      return new DeletionOperations(context);
    }

    @Override
    public Object createClient(CreateClient operation) {
      return done(() -> records().createClient(operation));
    }

    @Override
    public Object editClient(EditClient operation) {
      return done(() -> records().editClient(operation));
    }

    @Override
    public Object createActivity(CreateActivity operation) {
      return done(() -> records().createActivity(operation));
    }

    @Override
    public Object editActivity(EditActivity operation) {
      return done(() -> records().editActivity(operation));
    }

    @Override
    public Object createDeal(CreateDeal operation) {
      return done(() -> records().createDeal(operation));
    }

    @Override
    public Object editDeal(EditDeal operation) {
      return done(() -> records().editDeal(operation));
    }

    @Override
    public Object assign(Assign operation) {
      return done(() -> records().assign(operation.on().toString(), operation.to()));
    }

    @Override
    public Object delete(Delete operation) {
      return done(() -> OperationExecutor.delete(context, operation));
    }

    @Override
    public Object undoDelete(UndoDelete operation) {
      return done(() -> deletions().undo(operation.on().toString()));
    }

    @Override
    public Object purge(Purge operation) {
      return done(() -> deletions().purge(operation.on().toString()));
    }

    @Override
    public Object attachFile(AttachFile operation) {
      return done(() -> records().attachFile(operation));
    }

    @Override
    public Object assignMany(AssignMany operation) {
      return RecordOperations.many(
          context,
          operation.on(),
          (each, key) -> new RecordOperations(each).assign(key, operation.to()));
    }

    @Override
    public Object editMany(EditMany operation) {
      return RecordOperations.many(
          context,
          operation.on(),
          (each, key) -> RecordOperations.editOneOfMany(each, key, operation));
    }

    @Override
    public Object deleteMany(DeleteMany operation) {
      return RecordOperations.many(
          context, operation.on(), (each, key) -> new DeletionOperations(each).delete(key));
    }
  }

  private static void delete(OperationContext context, Delete operation) {
    EntityRef on = operation.on();
    switch (on.kind()) {
      case CLIENT, ACTIVITY, DEAL, FILE -> new DeletionOperations(context).delete(on.toString());
      case SECTION -> new FormOperations(context).deleteSection(on.name(), operation.confirm());
      case FIELD -> new FormOperations(context).deleteField(on.name(), operation.confirm());
      case PIPELINE -> new PipelineOperations(context).delete(on.name(), operation.confirm());
      case LABEL -> new SecurityOperations(context).deleteLabel(on.name());
      case GROUP -> new SecurityOperations(context).deleteGroup(on.name());
      case USER, SETTINGS, STAGE, OPTION ->
          throw new UnspecifiedException("delete of a " + on.kind().key());
    }
  }

  /** Changes the organisation for somebody who can work; also for a plan. */
  static void apply(OperationContext context, OrgOperation operation) {
    operation.accept(new OrgDispatch(context)).run();
  }

  /** Returns what carries out a change of the organisation. */
  private record OrgDispatch(OperationContext context)
      implements OrgOperation.Visitor<Runnable>,
          UserOperation.Visitor<Runnable>,
          FormOperation.Visitor<Runnable>,
          SettingsOperation.Visitor<Runnable> {

    @Override
    public Runnable visit(UserOperation operation) {
      return operation.accept((UserOperation.Visitor<Runnable>) this);
    }

    @Override
    public Runnable visit(FormOperation operation) {
      return operation.accept((FormOperation.Visitor<Runnable>) this);
    }

    @Override
    public Runnable visit(SettingsOperation operation) {
      return operation.accept((SettingsOperation.Visitor<Runnable>) this);
    }

    @Override
    public Runnable createUser(UserOperation.CreateUser operation) {
      return () -> new UserOperations(context).create(operation);
    }

    @Override
    public Runnable editUser(UserOperation.EditUser operation) {
      return () -> new UserOperations(context).edit(operation);
    }

    @Override
    public Runnable setStatus(UserOperation.SetStatus operation) {
      return () -> new UserOperations(context).setStatus(operation);
    }

    @Override
    public Runnable sendActivation(UserOperation.SendActivation operation) {
      return () -> new UserOperations(context).sendActivation(operation);
    }

    @Override
    public Runnable setType(UserOperation.SetType operation) {
      return () -> new HierarchyOperations(context).setType(operation);
    }

    @Override
    public Runnable setResponsible(UserOperation.SetResponsible operation) {
      return () -> new HierarchyOperations(context).setResponsible(operation);
    }

    @Override
    public Runnable deleteUser(UserOperation.DeleteUser operation) {
      return () -> new HierarchyOperations(context).deleteUser(operation);
    }

    @Override
    public Runnable undoDeleteUser(UserOperation.UndoDeleteUser operation) {
      return () -> new HierarchyOperations(context).undoDeleteUser(operation);
    }

    @Override
    public Runnable transferDirectorship(UserOperation.TransferDirectorship operation) {
      return () -> new HierarchyOperations(context).transferDirectorship(operation);
    }

    @Override
    public Runnable createSection(FormOperation.CreateSection operation) {
      return () -> new FormOperations(context).createSection(operation);
    }

    @Override
    public Runnable editSection(FormOperation.EditSection operation) {
      return () -> new FormOperations(context).editSection(operation);
    }

    @Override
    public Runnable setSectionAccess(FormOperation.SetSectionAccess operation) {
      return () -> new FormOperations(context).setAccess(operation);
    }

    @Override
    public Runnable createField(FormOperation.CreateField operation) {
      return () -> new FormOperations(context).createField(operation);
    }

    @Override
    public Runnable editField(FormOperation.EditField operation) {
      return () -> new FormOperations(context).editField(operation);
    }

    @Override
    public Runnable renameOption(FormOperation.RenameOption operation) {
      return () -> new FormOperations(context).renameOption(operation);
    }

    @Override
    public Runnable createPipeline(SettingsOperation.CreatePipeline operation) {
      return () -> new PipelineOperations(context).create(operation);
    }

    @Override
    public Runnable editPipeline(SettingsOperation.EditPipeline operation) {
      return () -> new PipelineOperations(context).edit(operation);
    }

    @Override
    public Runnable createLabel(SettingsOperation.CreateLabel operation) {
      return () -> new SecurityOperations(context).createLabel(operation);
    }

    @Override
    public Runnable createGroup(SettingsOperation.CreateGroup operation) {
      return () -> new SecurityOperations(context).createGroup(operation);
    }

    @Override
    public Runnable setGroupMembers(SettingsOperation.SetGroupMembers operation) {
      return () -> new SecurityOperations(context).setGroupMembers(operation);
    }

    @Override
    public Runnable setAllowedIps(SettingsOperation.SetAllowedIps operation) {
      return () -> new SecurityOperations(context).setAllowedIps(operation);
    }

    @Override
    public Runnable setPolicy(SettingsOperation.SetPolicy operation) {
      return () -> new SecurityOperations(context).setPolicy(operation);
    }

    @Override
    public Runnable denySetting(SettingsOperation.DenySetting operation) {
      return () ->
          new HierarchyOperations(context).setDenial(operation.user(), operation.settings(), true);
    }

    @Override
    public Runnable allowSetting(SettingsOperation.AllowSetting operation) {
      return () ->
          new HierarchyOperations(context).setDenial(operation.user(), operation.settings(), false);
    }
  }
}
