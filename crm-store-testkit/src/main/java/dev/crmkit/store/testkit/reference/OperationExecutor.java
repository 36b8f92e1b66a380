package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Does one operation: all of it, or nothing if it is refused. */
final class OperationExecutor {

  private static final List<String> WHO = List.of("user", "from");

  private ReferenceWorkspace workspace;
  private Set<String> violations = new TreeSet<>();

  OperationExecutor(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /** The workspace afterwards. */
  ReferenceWorkspace workspace() {
    return workspace;
  }

  /** What the violations were of, if it was invalid. */
  Set<String> violations() {
    return violations;
  }

  /** Does what the arguments of {@code do} say: the outcome, or one for each of many. */
  Object run(DataMap args) {
    String user = args.word("user");
    String operation = args.firstKeyBut(WHO);
    ReferenceWorkspace draft = new ReferenceWorkspace(workspace);
    try {
      Object outcome = run(draft, user, args.text("from"), operation, args.map(operation));
      workspace = draft;
      return outcome;
    } catch (RefusalException refusal) {
      violations = refusal.of();
      if (operation.equals("sign-in")) {
        workspace = draft; // U10: a refused one is in the log
      }
      return told(refusal, operation, args.map(operation));
    }
  }

  /** The outcome; of an invalid write to the client form, with one of the fields. */
  private Object told(RefusalException refusal, String operation, DataMap args) {
    if (operation.endsWith("-client")) {
      for (String field : refusal.of()) {
        if (args.map("fields").has(field) || workspace.fields.containsKey(field)) {
          Map<String, Object> told = new LinkedHashMap<>();
          told.put("error", refusal.outcome());
          told.put("field", field);
          return told;
        }
      }
    }
    return refusal.outcome();
  }

  private static Object run(
      ReferenceWorkspace draft,
      String user,
      @Nullable String from,
      String operation,
      DataMap args) {
    if (operation.equals("activate")) {
      UserOperations.activate(draft, args); // by whoever has the token (U9)
      return "ok";
    }
    if (operation.equals("sign-in")) {
      UserOperations.signIn(draft, user, from);
      return "ok";
    }
    if (!new VisibilityRules(draft).canWorkFrom(user, from)) {
      throw RefusalException.denied(); // A1, before all else
    }
    OperationContext act = new OperationContext(draft, user, from);
    if (operation.endsWith("-many")) {
      return RecordOperations.many(act, operation, args);
    }
    act(act, operation, args);
    return "ok";
  }

  /** Does it for somebody who works; also when it is only asked what it would do. */
  static void act(OperationContext act, String operation, DataMap args) {
    switch (operation) {
      case "create-client", "create-activity", "create-deal" ->
          new RecordOperations(act).create(operation.substring(7), args);
      case "edit-client", "edit-activity", "edit-deal" ->
          new RecordOperations(act).edit(operation.substring(5), args);
      case "assign" -> new RecordOperations(act).assign(args);
      case "attach-file" -> new RecordOperations(act).attach(args);
      case "delete" -> delete(act, args);
      case "undo-delete" -> new DeletionOperations(act).undo(args);
      case "purge" -> new DeletionOperations(act).purge(args);
      case "create-user" -> new UserOperations(act).create(args);
      case "edit-user" -> new UserOperations(act).edit(args);
      case "set-status" -> new UserOperations(act).setStatus(args);
      case "send-activation" -> new UserOperations(act).sendActivation(args);
      case "set-type" -> new HierarchyOperations(act).setType(args);
      case "set-responsible" -> new HierarchyOperations(act).setResponsible(args);
      case "delete-user" -> new HierarchyOperations(act).deleteUser(args);
      case "undo-delete-user" -> new HierarchyOperations(act).undoDeleteUser(args);
      case "transfer-directorship" -> new HierarchyOperations(act).transferDirectorship(args);
      case "deny-setting" -> new HierarchyOperations(act).denials(args, true);
      case "allow-setting" -> new HierarchyOperations(act).denials(args, false);
      case "create-section" -> new FormOperations(act).createSection(args);
      case "edit-section" -> new FormOperations(act).editSection(args);
      case "set-section-access" -> new FormOperations(act).setAccess(args);
      case "create-field" -> new FormOperations(act).createField(args);
      case "edit-field" -> new FormOperations(act).editField(args);
      case "rename-option" -> new FormOperations(act).renameOption(args);
      case "create-pipeline" -> new PipelineOperations(act).create(args);
      case "edit-pipeline" -> new PipelineOperations(act).edit(args);
      case "create-label" -> new SecurityOperations(act).createLabel(args);
      case "create-group" -> new SecurityOperations(act).createGroup(args);
      case "set-group-members" -> new SecurityOperations(act).setGroupMembers(args);
      case "set-allowed-ips" -> new SecurityOperations(act).setAllowedIps(args);
      case "set-policy" -> new SecurityOperations(act).setPolicy(args);
      default -> throw new UnspecifiedException(operation);
    }
  }

  private static void delete(OperationContext act, DataMap args) {
    String on = args.word("on");
    String kind = on.substring(0, on.indexOf('/'));
    String id = on.substring(on.indexOf('/') + 1);
    switch (kind) {
      case "client", "activity", "deal", "file" -> new DeletionOperations(act).delete(args);
      case "section" -> new FormOperations(act).deleteSection(id, args);
      case "field" -> new FormOperations(act).deleteField(id, args);
      case "pipeline" -> new PipelineOperations(act).delete(id, args);
      case "label" -> new SecurityOperations(act).deleteLabel(id);
      case "group" -> new SecurityOperations(act).deleteGroup(id);
      default -> throw new UnspecifiedException("delete of a " + kind);
    }
  }
}
