package dev.crmkit.store.testkit.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Does one operation: all of it, or nothing if it is refused. */
final class Doing {

  private static final List<String> WHO = List.of("user", "from");

  private Workspace workspace;
  private Set<String> violations = new TreeSet<>();

  Doing(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The workspace afterwards. */
  Workspace workspace() {
    return workspace;
  }

  /** What the violations were of, if it was invalid. */
  Set<String> violations() {
    return violations;
  }

  /** Does what the arguments of {@code do} say: the outcome, or one for each of many. */
  Object run(Args args) {
    String user = args.word("user");
    String operation = args.firstKeyBut(WHO);
    Workspace draft = new Workspace(workspace);
    try {
      Object outcome = run(draft, user, args.text("from"), operation, args.map(operation));
      workspace = draft;
      return outcome;
    } catch (Refusal refusal) {
      violations = refusal.of();
      if (operation.equals("sign-in")) {
        workspace = draft; // U10: a refused one is in the log
      }
      return told(refusal, operation, args.map(operation));
    }
  }

  /** The outcome; of an invalid write to the client form, with one of the fields. */
  private Object told(Refusal refusal, String operation, Args args) {
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
      Workspace draft, String user, @Nullable String from, String operation, Args args) {
    if (operation.equals("activate")) {
      UserOperations.activate(draft, args); // by whoever has the token (U9)
      return "ok";
    }
    if (operation.equals("sign-in")) {
      UserOperations.signIn(draft, user, from);
      return "ok";
    }
    if (!new Sight(draft).works(user, from)) {
      throw Refusal.denied(); // A1, before all else
    }
    Act act = new Act(draft, user, from);
    if (operation.endsWith("-many")) {
      return RecordOperations.many(act, operation, args);
    }
    act(act, operation, args);
    return "ok";
  }

  /** Does it for somebody who works; also when it is only asked what it would do. */
  static void act(Act act, String operation, Args args) {
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
      case "set-type" -> new OfficeOperations(act).setType(args);
      case "set-responsible" -> new OfficeOperations(act).setResponsible(args);
      case "delete-user" -> new OfficeOperations(act).deleteUser(args);
      case "undo-delete-user" -> new OfficeOperations(act).undoDeleteUser(args);
      case "transfer-directorship" -> new OfficeOperations(act).transferDirectorship(args);
      case "deny-setting" -> new OfficeOperations(act).denials(args, true);
      case "allow-setting" -> new OfficeOperations(act).denials(args, false);
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
      default -> throw new Open(operation);
    }
  }

  private static void delete(Act act, Args args) {
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
      default -> throw new Open("delete of a " + kind);
    }
  }
}
