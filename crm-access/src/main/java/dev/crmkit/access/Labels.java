package dev.crmkit.access;

import dev.crmkit.access.change.LabelChange;
import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import java.util.List;
import java.util.Optional;

/**
 * The labels of a workspace, as one user sees and changes them (rules.md S3). Each change is made
 * completely or not at all, and is recorded in the history.
 */
public final class Labels {

  private final Guard guard;

  Labels(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns all labels. Every user who can work can use them (rules.md S1).
   *
   * @return the labels in the order of their names; empty if the user cannot work
   */
  public List<Label> list() {
    return guard.readOr(List::of, call -> call.org().labels());
  }

  /**
   * Returns a label.
   *
   * @param label the label
   * @return the label
   * @throws NotFoundException if the label does not exist
   * @throws AccessDeniedException if the user cannot work
   */
  public Label get(LabelId label) {
    return guard.read(
        call -> call.org().label(label).orElseThrow(() -> new NotFoundException(label)));
  }

  /**
   * Finds a label by its name (rules.md S3).
   *
   * @param name a name, in any case
   * @return empty if no label has the name
   * @throws AccessDeniedException if the user cannot work
   */
  public Optional<Label> byName(String name) {
    return guard.read(call -> call.org().labelsNamed(name).stream().findFirst());
  }

  /**
   * Returns the first page of the history of a label, oldest entry first (rules.md W2).
   *
   * @param id the label
   * @return as {@link #history(LabelId, PageRequest)} does
   * @throws NotFoundException if the label does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> history(LabelId id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a label, limited like that of a record (rules.md W2). It has
   * the names as they were.
   *
   * @param id the label; to the Director, also a deleted one
   * @param page the page: its size, its direction and where it begins
   * @return the entries in the order requested, without what the user cannot see
   * @throws NotFoundException if the label does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(LabelId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, id, page));
  }

  /**
   * Creates a label.
   *
   * @param label the id, name and colour
   * @return the label
   * @throws AccessDeniedException if the user cannot work, or may not manage labels
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Label create(NewLabel label) {
    return change(new CreateLabel(label));
  }

  /**
   * Renames a label or changes its colour.
   *
   * @param edit the label and the changes
   * @return the label after the edit
   * @throws NotFoundException if the label does not exist
   * @throws AccessDeniedException if the user cannot work, or may not manage labels
   * @throws InvalidException if the input breaks rules, with all violations
   */
  public Label edit(LabelEdit edit) {
    return change(new EditLabel(edit));
  }

  /**
   * Deletes a label, and removes it from the records (rules.md S3).
   *
   * @param label the label
   * @throws NotFoundException if the label does not exist
   * @throws AccessDeniedException if the user cannot work, or may not manage labels
   */
  public void delete(LabelId label) {
    OrgChangeExecutor.run(guard, new DeleteLabel(label));
  }

  private Label change(LabelChange change) {
    return OrgChangeExecutor.run(
        guard,
        change,
        (call, done) -> call.tx().org().label((LabelId) done.subject()).orElseThrow());
  }
}
