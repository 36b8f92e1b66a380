package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;

/**
 * The policies of a workspace, which the Director sets.
 *
 * @param peerAccess what Managers of one Head can do with each other's records (rules.md E3)
 * @param ipCheck when the address of an IP-restricted user is checked (rules.md U7)
 */
public record Policies(PeerAccess peerAccess, IpCheck ipCheck) implements OrgEntry {

  /** The policies of a new workspace. */
  public static final Policies DEFAULT = new Policies(PeerAccess.VIEW, IpCheck.EVERY_CALL);

  /** What peers can do with each other's records. */
  public enum PeerAccess {
    /** Peers can view them. */
    VIEW,
    /** Peers can view and edit them, but never delete or assign them. */
    EDIT
  }

  /** When the address is checked. */
  public enum IpCheck {
    /** On every call. */
    EVERY_CALL,
    /** On sign-in only. */
    SIGN_IN
  }
}
