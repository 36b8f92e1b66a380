package dev.crmkit.core.org;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FormLayout;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The organisation of a workspace at one revision: users, groups, portfolios, the form, pipelines,
 * labels, allowed ranges and policies (rules.md W4). Immutable; a changed one shares what did not
 * change, so that a change costs what it changes.
 */
public final class OrgSnapshot {

  private final WorkspaceId workspace;
  private final long epoch;
  private final long revision;
  private final OrgTables tables;

  private OrgSnapshot(WorkspaceId workspace, long epoch, long revision, OrgTables tables) {
    this.workspace = workspace;
    this.epoch = epoch;
    this.revision = revision;
    this.tables = tables;
  }

  /**
   * An organisation from all of its entries, as a store loads it.
   *
   * @param workspace whose it is
   * @param epoch what tells this life of the workspace from one restored from a backup
   * @param revision the revision that the entries are of
   * @param entries all entries, deleted users included
   * @param retired the ids of removed entries, which are never used again
   * @return the snapshot
   */
  public static OrgSnapshot of(
      WorkspaceId workspace,
      long epoch,
      long revision,
      Iterable<? extends OrgEntry> entries,
      Iterable<? extends Subject> retired) {
    OrgTables tables = new OrgTables();
    entries.forEach(tables::put);
    retired.forEach(tables::retire);
    return new OrgSnapshot(workspace, epoch, revision, tables);
  }

  /**
   * The organisation after a change, at the next revision.
   *
   * @param delta what changes
   * @return a new snapshot; this one for an empty change
   */
  public OrgSnapshot with(OrgDelta delta) {
    return with(delta, revision + 1);
  }

  /**
   * The organisation after a change, at a given revision: for stores, in which several changes of
   * one transaction count once, and in which others' changes come by the revision.
   *
   * @param delta what changes
   * @param revision the revision of the new snapshot
   * @return a new snapshot; this one for an empty change
   */
  public OrgSnapshot with(OrgDelta delta, long revision) {
    if (delta.isEmpty()) {
      return this;
    }
    OrgTables changed = tables.copy();
    delta.removed().forEach(changed::remove);
    delta.put().forEach(changed::put);
    return new OrgSnapshot(workspace, epoch, revision, changed);
  }

  /**
   * Whose organisation it is.
   *
   * @return the workspace
   */
  public WorkspaceId workspace() {
    return workspace;
  }

  /**
   * What tells this life of the workspace from one restored from a backup.
   *
   * @return chosen by the store when the workspace is created or restored
   */
  public long epoch() {
    return epoch;
  }

  /**
   * How often the organisation was changed (rules.md W4).
   *
   * @return 1 when the workspace is new, and one more with each change
   */
  public long revision() {
    return revision;
  }

  /**
   * The Director (rules.md U1).
   *
   * @return the one user of that type
   */
  public User director() {
    User director = tables.director;
    if (director == null) {
      throw new IllegalStateException("workspace " + workspace + " has no director");
    }
    return director;
  }

  /**
   * A living user.
   *
   * @param id who
   * @return empty when there is none such, or he was deleted
   */
  public Optional<User> user(UserId id) {
    return Optional.ofNullable(userOrNull(id));
  }

  /**
   * A living user, for code that asks often.
   *
   * @param id who
   * @return null when there is none such, or he was deleted
   */
  public @Nullable User userOrNull(UserId id) {
    return tables.users.get(id.value());
  }

  /**
   * The user over another, for code that asks often.
   *
   * @param user a user
   * @return null for the Director, and where there is no such living user
   */
  public @Nullable User responsibleOrNull(User user) {
    return tables.users.get(user.responsibleNumber());
  }

  /**
   * A deleted user.
   *
   * @param id who
   * @return empty when there is none such, or he lives
   */
  public Optional<User> deletedUser(UserId id) {
    return Optional.ofNullable(tables.deleted.get(id.value()));
  }

  /**
   * The living user with an e-mail address, compared without case (rules.md U12).
   *
   * @param email an address
   * @return empty when nobody has it
   */
  public Optional<User> userByEmail(String email) {
    return tables.emails.get(TextOrder.nameKey(email)).stream()
        .findFirst()
        .flatMap(id -> user(new UserId(id)));
  }

  /**
   * How many users live.
   *
   * @return at least 1
   */
  public int userCount() {
    return tables.users.size();
  }

  /**
   * Tells every living user to a consumer, in no particular order.
   *
   * @param consumer receives each once
   */
  public void forEachUser(Consumer<? super User> consumer) {
    tables.users.forEach(consumer);
  }

  /**
   * All living users.
   *
   * @return by id upwards
   */
  public List<User> users() {
    return sorted(tables.users, Comparator.comparingLong(user -> user.id().value()));
  }

  /**
   * All deleted users.
   *
   * @return by id upwards
   */
  public List<User> deletedUsers() {
    return sorted(tables.deleted, Comparator.comparingLong(user -> user.id().value()));
  }

  /**
   * Tells everyone whose responsible a user is to a consumer, in no particular order.
   *
   * @param responsible the user over them
   * @param consumer receives each living user once
   */
  public void forEachDirectReport(UserId responsible, Consumer<? super User> consumer) {
    tables.reports.forEach(responsible.value(), id -> user(id).ifPresent(consumer));
  }

  /**
   * Everyone whose responsible a user is.
   *
   * @param responsible the user over them
   * @return living users by id upwards
   */
  public List<User> directReports(UserId responsible) {
    List<User> under = new ArrayList<>();
    forEachDirectReport(responsible, under::add);
    under.sort(Comparator.comparingLong(user -> user.id().value()));
    return under;
  }

  /**
   * Whether there is a portfolio of that id.
   *
   * @param portfolio which
   * @return true when somebody holds it
   */
  public boolean hasPortfolio(PortfolioId portfolio) {
    return tables.portfolios.get(portfolio.value()) != null;
  }

  /**
   * Who holds a portfolio.
   *
   * @param portfolio which
   * @return the owner of all that lies in it
   * @throws IllegalArgumentException when there is no such portfolio
   */
  public User ownerOf(PortfolioId portfolio) {
    return portfolioOwner(portfolio).user();
  }

  /**
   * Who holds a portfolio, for code that asks often.
   *
   * @param portfolio which
   * @return the owner of all that lies in it
   * @throws IllegalArgumentException when there is no such portfolio
   */
  public PortfolioOwner portfolioOwner(PortfolioId portfolio) {
    PortfolioOwner holder = tables.owners.get(portfolio.value());
    if (holder == null) {
      throw noOwner(portfolio);
    }
    return holder;
  }

  private IllegalArgumentException noOwner(PortfolioId portfolio) {
    return new IllegalArgumentException(
        "workspace " + workspace + " has no portfolio with a holder " + portfolio);
  }

  /**
   * Tells the portfolios that a user holds to a consumer, in no particular order.
   *
   * @param holder who
   * @param consumer receives each once
   */
  public void forEachPortfolioOf(UserId holder, Consumer<? super PortfolioId> consumer) {
    tables.forEachPortfolioOf(holder.value(), consumer);
  }

  /**
   * The portfolios that a user holds.
   *
   * @param holder who
   * @return his own, and those that came to him; none for a deleted or unknown user
   */
  public Set<PortfolioId> portfoliosOf(UserId holder) {
    Set<PortfolioId> held = new HashSet<>();
    forEachPortfolioOf(holder, held::add);
    return held;
  }

  /**
   * All portfolios.
   *
   * @return by id upwards
   */
  public List<Portfolio> portfolios() {
    return sorted(tables.portfolios, Comparator.comparingLong(p -> p.id().value()));
  }

  /**
   * A group.
   *
   * @param id which
   * @return empty when there is none such
   */
  public Optional<Group> group(GroupId id) {
    return Optional.ofNullable(tables.groups.get(id.value()));
  }

  /**
   * All groups.
   *
   * @return by id upwards, unmodifiable
   */
  public List<Group> groups() {
    return tables.groups.sorted();
  }

  /**
   * The groups that have a name, however it is written (rules.md U11).
   *
   * @param name a name
   * @return by id upwards; more than one only where they were stored before names were compared so
   */
  public List<Group> groupsNamed(String name) {
    return tables.groups.named(name);
  }

  /**
   * The living users who are in a group.
   *
   * @param group which
   * @return by id upwards; empty for an unknown group
   */
  public List<User> members(GroupId group) {
    List<User> members = new ArrayList<>();
    tables.members.forEach(group.value(), id -> user(id).ifPresent(members::add));
    members.sort(Comparator.comparingLong(user -> user.id().value()));
    return members;
  }

  /**
   * How many living users are in a group.
   *
   * @param group which
   * @return 0 or more; 0 for an unknown group
   */
  public int memberCount(GroupId group) {
    return tables.members.count(group.value());
  }

  /**
   * How many groups there are, the built-in ones not counted.
   *
   * @return 0 or more
   */
  public int groupCount() {
    return tables.groups.size();
  }

  /**
   * How many sections the client form has.
   *
   * @return 0 or more
   */
  public int sectionCount() {
    return tables.sections.size();
  }

  /**
   * How many fields the client form has.
   *
   * @return 0 or more
   */
  public int fieldCount() {
    return tables.fields.size();
  }

  /**
   * How many pipelines there are.
   *
   * @return 0 or more
   */
  public int pipelineCount() {
    return tables.pipelines.size();
  }

  /**
   * The client form in the order in which it is shown (rules.md F1).
   *
   * @return computed once for all revisions between which no section and no field changes
   */
  public FormLayout form() {
    return tables.form.get();
  }

  /**
   * A section of the client form.
   *
   * @param id which
   * @return empty when there is none such
   */
  public Optional<Section> section(SectionId id) {
    return Optional.ofNullable(tables.sections.get(id.value()));
  }

  /**
   * The sections of the client form (rules.md F1).
   *
   * @return by order, then by id; section 1 is among them
   */
  public List<Section> sections() {
    return form().sections();
  }

  /**
   * A field of the client form.
   *
   * @param id which
   * @return empty when there is none such
   */
  public Optional<Field> field(FieldId id) {
    return Optional.ofNullable(tables.fields.get(id.value()));
  }

  /**
   * The fields of one section (rules.md F1).
   *
   * @param section which
   * @return by order, then by id
   */
  public List<Field> fields(SectionId section) {
    return form().fields(section);
  }

  /**
   * All fields of the client form.
   *
   * @return as the form shows them: section by section
   */
  public List<Field> fields() {
    return form().fields();
  }

  /**
   * A pipeline.
   *
   * @param id which
   * @return empty when there is none such
   */
  public Optional<Pipeline> pipeline(PipelineId id) {
    return Optional.ofNullable(tables.pipelines.get(id.value()));
  }

  /**
   * All pipelines.
   *
   * @return by id upwards, unmodifiable
   */
  public List<Pipeline> pipelines() {
    return tables.pipelines.sorted();
  }

  /**
   * The pipelines that have a name, however it is written (rules.md P1).
   *
   * @param name a name
   * @return by id upwards; more than one only where they were stored before names were compared so
   */
  public List<Pipeline> pipelinesNamed(String name) {
    return tables.pipelines.named(name);
  }

  /**
   * A label.
   *
   * @param id which
   * @return empty when there is none such
   */
  public Optional<Label> label(LabelId id) {
    return Optional.ofNullable(tables.labels.get(id.value()));
  }

  /**
   * All labels.
   *
   * @return by name in the order of texts, unmodifiable
   */
  public List<Label> labels() {
    return tables.labels.sorted();
  }

  /**
   * The labels that have a name, however it is written (rules.md S3).
   *
   * @param name a name
   * @return by id upwards; more than one only where they were stored before names were compared so
   */
  public List<Label> labelsNamed(String name) {
    return tables.labels.named(name);
  }

  /**
   * How many labels there are.
   *
   * @return 0 or more
   */
  public int labelCount() {
    return tables.labels.size();
  }

  /**
   * The ranges that users limited by IP may come from.
   *
   * @return none unless set
   */
  public AllowedRanges allowedRanges() {
    return tables.ranges;
  }

  /**
   * The policies.
   *
   * @return {@link Policies#DEFAULT} unless set
   */
  public Policies policies() {
    return tables.policies;
  }

  /**
   * Whether an id belongs to an entry of the organisation, or once did: it is not to be used again
   * (rules.md R5).
   *
   * @param subject the id of a user, group, section, field, pipeline or label
   * @return true when it is taken
   */
  public boolean isTaken(Subject subject) {
    return tables.isTaken(subject);
  }

  /**
   * The ids of entries that were removed.
   *
   * @return in no particular order
   */
  public Set<Subject> retired() {
    return tables.retired();
  }

  /**
   * All entries, deleted users included: what {@link #of} makes the same snapshot from.
   *
   * @return in an order in which they can be put
   */
  public List<OrgEntry> entries() {
    return tables.entries();
  }

  private static <V> List<V> sorted(PersistentLongMap<V> map, Comparator<? super V> order) {
    List<V> all = new ArrayList<>(map.size());
    map.forEach(all::add);
    all.sort(order);
    return all;
  }
}
