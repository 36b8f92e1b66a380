package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;

/**
 * The switches of a workspace, the Director's (rules.md, the rules marked "policy").
 *
 * @param peerAccess what managers of one head may do with each other's records (rules.md E3)
 * @param ipCheck when the address of a user limited by IP is checked (rules.md U7)
 */
public record Policies(PeerAccess peerAccess, IpCheck ipCheck) implements OrgEntry {

  /** The policies of a new workspace. */
  public static final Policies DEFAULT = new Policies(PeerAccess.VIEW, IpCheck.EVERY_CALL);

  /** What peers may do with each other's records. */
  public enum PeerAccess {
    /** Look at them. */
    VIEW,
    /** Look at them and edit them, never delete or assign. */
    EDIT
  }

  /** When the address is checked. */
  public enum IpCheck {
    /** At every call. */
    EVERY_CALL,
    /** When signing in only. */
    SIGN_IN
  }
}
