package dev.crmkit.core.error;

import dev.crmkit.core.WorkspaceId;

/** Thrown when a workspace is opened that does not exist in the store. */
public final class WorkspaceNotFoundException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient WorkspaceId workspace;

  /**
   * Creates an exception.
   *
   * @param workspace the workspace that was not found
   */
  public WorkspaceNotFoundException(WorkspaceId workspace) {
    super(
        "the store has no workspace " + workspace + "; open it with a NewDirector to create it",
        null);
    this.workspace = workspace;
  }

  /**
   * Returns the workspace that was not found.
   *
   * @return its id
   */
  public WorkspaceId workspace() {
    return workspace;
  }
}
