package dev.crmkit.access;

import dev.crmkit.access.change.LabelChange;
import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import java.util.List;

/**
 * The labels, as a user sees and changes them (rules.md S3). Each change is made whole or not at
 * all, and is in the history.
 */
public final class Labels {

  private final Guard guard;

  Labels(Guard guard) {
    this.guard = guard;
  }

  /**
   * The labels, which everyone who works may use (rules.md S1).
   *
   * @return in the order of their names; nothing to a user who cannot work
   */
  public List<Label> list() {
    return guard.readOr(List::of, call -> call.org().labels());
  }

  /**
   * A label.
   *
   * @param label which
   * @return the label
   * @throws dev.crmkit.core.error.NotFoundException when there is no such label
   * @throws AccessDeniedException when the user cannot work
   */
  public Label get(LabelId label) {
    return guard.read(
        call -> call.org().label(label).orElseThrow(() -> new NotFoundException(label)));
  }

  /**
   * Creates a label of the usual colour.
   *
   * @param name unique in the workspace without case
   * @return the label
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Label create(String name) {
    return create(new CreateLabel(null, name, null));
  }

  /**
   * Creates a label.
   *
   * @param label its id, name and colour
   * @return the label
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Label create(CreateLabel label) {
    return changed(label);
  }

  /**
   * Renames or recolours a label.
   *
   * @param edit which, and what changes
   * @return the label after it
   * @throws dev.crmkit.core.error.NotFoundException when there is no such label
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when the input breaks rules, with all of them
   */
  public Label edit(EditLabel edit) {
    return changed(edit);
  }

  /**
   * Deletes a label, and takes it off the records (rules.md S3).
   *
   * @param label which
   * @throws dev.crmkit.core.error.NotFoundException when there is no such label
   * @throws AccessDeniedException when he may not do it, or cannot work
   */
  public void delete(LabelId label) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, new DeleteLabel(label), null));
  }

  private Label changed(LabelChange change) {
    return guard.reorganise(
        call -> {
          LabelId id = (LabelId) OrgChangeExecutor.run(call, change, null).subject();
          return call.tx().org().label(id).orElseThrow();
        });
  }
}
