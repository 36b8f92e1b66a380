package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FormLayout;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.org.IndexedOrgSnapshot;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The organisation of a workspace at one revision: users, groups, portfolios, the client form,
 * pipelines, labels, allowed ranges and policies (rules.md W4).
 *
 * <p>A snapshot is an immutable, persistent data structure: {@link #with} returns a new one that
 * shares everything unchanged with this one, so that the cost of a change depends on its size and
 * not on the size of the organisation. Look-ups by id take constant time.
 */
public abstract sealed class OrgSnapshot permits IndexedOrgSnapshot {

  /** Called by the only implementation. */
  protected OrgSnapshot() {}

  /**
   * Builds a snapshot from all of its entries. This is how a store loads an organisation.
   *
   * @param workspace the workspace whose organisation it is
   * @param epoch see {@link #epoch}
   * @param revision the revision of the entries
   * @param entries all entries, including deleted users
   * @param retired the ids of removed entries, which are never used again
   * @return the snapshot
   */
  public static OrgSnapshot of(
      WorkspaceId workspace,
      long epoch,
      long revision,
      Iterable<? extends OrgEntry> entries,
      Iterable<? extends Subject> retired) {
    return IndexedOrgSnapshot.of(workspace, epoch, revision, entries, retired);
  }

  /**
   * Applies a change and increments the revision.
   *
   * @param delta the change
   * @return a new snapshot, or this one if the change is empty
   */
  public OrgSnapshot with(OrgDelta delta) {
    return with(delta, revision() + 1);
  }

  /**
   * Applies a change and sets the revision. Stores use this, because several changes of one
   * transaction increment the revision once.
   *
   * @param delta the change
   * @param revision the revision of the new snapshot
   * @return a new snapshot, or this one if the change is empty
   */
  public abstract OrgSnapshot with(OrgDelta delta, long revision);

  /**
   * Returns the workspace whose organisation this is.
   *
   * @return its id
   */
  public abstract WorkspaceId workspace();

  /**
   * Returns a number that differs between a workspace and the same workspace restored from a
   * backup, whose revisions may overlap.
   *
   * @return chosen by the store when the workspace is created or restored
   */
  public abstract long epoch();

  /**
   * Returns the number of changes to the organisation (rules.md W4).
   *
   * @return 1 for a new workspace, incremented by each change
   */
  public abstract long revision();

  // Users.

  /**
   * Returns the Director (rules.md U1).
   *
   * @return the only user of that type
   */
  public abstract User director();

  /**
   * Finds a user who is not deleted.
   *
   * @param id the id of the user
   * @return empty if there is no such user or the user is deleted
   */
  public abstract Optional<User> user(UserId id);

  /**
   * Finds a deleted user.
   *
   * @param id the id of the user
   * @return empty if there is no such user or the user is not deleted
   */
  public abstract Optional<User> deletedUser(UserId id);

  /**
   * Finds the user with an e-mail address, ignoring case (rules.md U12).
   *
   * @param email an address
   * @return empty if no user has it; deleted users are not considered
   */
  public abstract Optional<User> userByEmail(String email);

  /**
   * Returns the number of users who are not deleted.
   *
   * @return 1 or more
   */
  public abstract int userCount();

  /**
   * Passes each user who is not deleted to a consumer, in no particular order.
   *
   * @param consumer called once for each user
   */
  public abstract void forEachUser(Consumer<? super User> consumer);

  /**
   * Returns all users who are not deleted.
   *
   * @return by id, ascending
   */
  public abstract List<User> users();

  /**
   * Returns all deleted users.
   *
   * @return by id, ascending
   */
  public abstract List<User> deletedUsers();

  /**
   * Passes each user whose responsible is a given user to a consumer, in no particular order.
   *
   * @param responsible the id of the responsible
   * @param consumer called once for each user who is not deleted
   */
  public abstract void forEachDirectReport(UserId responsible, Consumer<? super User> consumer);

  /**
   * Returns the users whose responsible is a given user (rules.md U2).
   *
   * @param responsible the id of the responsible
   * @return users who are not deleted, by id, ascending
   */
  public abstract List<User> directReports(UserId responsible);

  // Portfolios.

  /**
   * Returns whether there is a portfolio with an id.
   *
   * @param portfolio the id
   * @return true if it exists
   */
  public abstract boolean hasPortfolio(PortfolioId portfolio);

  /**
   * Returns the owner of a portfolio and of the records in it.
   *
   * @param portfolio the id of the portfolio
   * @return a user who is not deleted
   * @throws IllegalArgumentException if there is no such portfolio
   */
  public abstract User ownerOf(PortfolioId portfolio);

  /**
   * Passes each portfolio of a user to a consumer, in no particular order.
   *
   * @param owner the id of the owner
   * @param consumer called once for each portfolio
   */
  public abstract void forEachPortfolioOf(UserId owner, Consumer<? super PortfolioId> consumer);

  /**
   * Returns the portfolios that a user owns: their own and those handed over to them.
   *
   * @param owner the id of the owner
   * @return empty for a deleted or unknown user
   */
  public abstract Set<PortfolioId> portfoliosOf(UserId owner);

  /**
   * Returns all portfolios.
   *
   * @return by id, ascending
   */
  public abstract List<Portfolio> portfolios();

  // Groups.

  /**
   * Finds a group.
   *
   * @param id the id of the group
   * @return empty if there is no such group
   */
  public abstract Optional<Group> group(GroupId id);

  /**
   * Returns all groups except the built-in ones.
   *
   * @return by id, ascending
   */
  public abstract List<Group> groups();

  /**
   * Finds the groups with a name, by {@linkplain dev.crmkit.core.text.TextOrder#nameKey the key of
   * the name} (rules.md U11).
   *
   * @param name a name
   * @return by id, ascending; more than one only in data older than the present key
   */
  public abstract List<Group> groupsNamed(String name);

  /**
   * Returns the number of groups, not counting the built-in ones.
   *
   * @return 0 or more
   */
  public abstract int groupCount();

  /**
   * Returns the members of a group.
   *
   * @param group the id of the group
   * @return users who are not deleted, by id, ascending; empty for an unknown group
   */
  public abstract List<User> members(GroupId group);

  /**
   * Returns the number of members of a group.
   *
   * @param group the id of the group
   * @return 0 for an unknown group
   */
  public abstract int memberCount(GroupId group);

  // The client form.

  /**
   * Returns the client form in display order (rules.md F1).
   *
   * @return one object for all revisions between which no section and no field changes
   */
  public abstract FormLayout form();

  /**
   * Finds a section of the client form.
   *
   * @param id the id of the section
   * @return empty if there is no such section
   */
  public abstract Optional<Section> section(SectionId id);

  /**
   * Returns the sections of the client form (rules.md F1).
   *
   * @return by order, then by id; section 1 is one of them
   */
  public List<Section> sections() {
    return form().sections();
  }

  /**
   * Returns the number of sections.
   *
   * @return 1 or more
   */
  public abstract int sectionCount();

  /**
   * Finds a field of the client form.
   *
   * @param id the id of the field
   * @return empty if there is no such field
   */
  public abstract Optional<Field> field(FieldId id);

  /**
   * Finds the sections with a name, by {@linkplain dev.crmkit.core.text.TextOrder#nameKey the key
   * of the name} (rules.md F10).
   *
   * @param name a name
   * @return by id, ascending; more than one only in data older than the rule
   */
  public abstract List<Section> sectionsNamed(String name);

  /**
   * Finds the fields with a name in all sections, by {@linkplain
   * dev.crmkit.core.text.TextOrder#nameKey the key of the name} (rules.md F10).
   *
   * @param name a name
   * @return by id, ascending; more than one in a section only in data older than the rule
   */
  public abstract List<Field> fieldsNamed(String name);

  /**
   * Returns the fields of one section (rules.md F1).
   *
   * @param section the id of the section
   * @return by order, then by id
   */
  public List<Field> fields(SectionId section) {
    return form().fields(section);
  }

  /**
   * Returns all fields of the client form.
   *
   * @return in display order, section by section
   */
  public List<Field> fields() {
    return form().fields();
  }

  /**
   * Returns the number of fields.
   *
   * @return 0 or more
   */
  public abstract int fieldCount();

  // Pipelines, labels, security.

  /**
   * Finds a pipeline.
   *
   * @param id the id of the pipeline
   * @return empty if there is no such pipeline
   */
  public abstract Optional<Pipeline> pipeline(PipelineId id);

  /**
   * Returns all pipelines.
   *
   * @return by id, ascending
   */
  public abstract List<Pipeline> pipelines();

  /**
   * Finds the pipelines with a name, by {@linkplain dev.crmkit.core.text.TextOrder#nameKey the key
   * of the name} (rules.md P1).
   *
   * @param name a name
   * @return by id, ascending; more than one only in data older than the present key
   */
  public abstract List<Pipeline> pipelinesNamed(String name);

  /**
   * Returns the number of pipelines.
   *
   * @return 0 or more
   */
  public abstract int pipelineCount();

  /**
   * Finds a label.
   *
   * @param id the id of the label
   * @return empty if there is no such label
   */
  public abstract Optional<Label> label(LabelId id);

  /**
   * Returns all labels.
   *
   * @return by name in {@linkplain dev.crmkit.core.text.TextOrder the order of texts}
   */
  public abstract List<Label> labels();

  /**
   * Finds the labels with a name, by {@linkplain dev.crmkit.core.text.TextOrder#nameKey the key of
   * the name} (rules.md S3).
   *
   * @param name a name
   * @return by id, ascending; more than one only in data older than the present key
   */
  public abstract List<Label> labelsNamed(String name);

  /**
   * Returns the number of labels.
   *
   * @return 0 or more
   */
  public abstract int labelCount();

  /**
   * Returns the ranges of addresses from which IP-restricted users can work (rules.md U6).
   *
   * @return empty unless set
   */
  public abstract AllowedRanges allowedRanges();

  /**
   * Returns the policies.
   *
   * @return {@link Policies#DEFAULT} unless set
   */
  public abstract Policies policies();

  // All entries.

  /**
   * Returns whether an id belongs, or ever belonged, to an entry of the organisation. Such an id
   * cannot be used for a new entry (rules.md R5).
   *
   * @param subject the id of a user, group, section, field, pipeline or label
   * @return true if it is taken
   */
  public abstract boolean isTaken(Subject subject);

  /**
   * Returns the ids of the entries that were removed.
   *
   * @return in no particular order
   */
  public abstract Set<Subject> retired();

  /**
   * Returns all entries, including deleted users. {@link #of} builds an equivalent snapshot from
   * them.
   *
   * @return in an order in which they can be put
   */
  public abstract List<OrgEntry> entries();
}
