package dev.crmkit.core.internal.org;

import com.google.common.collect.ImmutableSet;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FormLayout;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.collection.PersistentLongMap;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The implementation of {@link OrgSnapshot} on persistent tables. Access decisions use its nullable
 * look-ups, which allocate nothing.
 */
public final class IndexedOrgSnapshot extends OrgSnapshot {

  private static final Comparator<User> BY_ID = Comparator.comparingLong(user -> user.id().value());

  private final WorkspaceId workspace;
  private final long epoch;
  private final long revision;
  private final OrgTables tables;

  /** The portfolios of those owners whose portfolios were requested. */
  private final Map<Object, ImmutableSet<PortfolioId>> portfoliosByOwners =
      new ConcurrentHashMap<>();

  private IndexedOrgSnapshot(WorkspaceId workspace, long epoch, long revision, OrgTables tables) {
    this.workspace = workspace;
    this.epoch = epoch;
    this.revision = revision;
    this.tables = tables;
  }

  /** See {@link OrgSnapshot#of}. */
  public static IndexedOrgSnapshot of(
      WorkspaceId workspace,
      long epoch,
      long revision,
      Iterable<? extends OrgEntry> entries,
      Iterable<? extends Subject> retired) {
    OrgTables tables = new OrgTables();
    entries.forEach(tables::put);
    retired.forEach(tables::retire);
    return new IndexedOrgSnapshot(workspace, epoch, revision, tables);
  }

  /** Returns a user who is not deleted, or null. */
  public static @Nullable User userOrNull(OrgSnapshot org, UserId id) {
    return ((IndexedOrgSnapshot) org).tables.users.get(id.value());
  }

  /** Returns the responsible of a user, or null for the Director. */
  public static @Nullable User responsibleOrNull(OrgSnapshot org, User user) {
    return ((IndexedOrgSnapshot) org).tables.users.get(user.responsibleNumber());
  }

  /**
   * Returns the owner of a portfolio.
   *
   * @throws IllegalArgumentException if there is no such portfolio
   */
  public static PortfolioOwner portfolioOwner(OrgSnapshot org, PortfolioId portfolio) {
    PortfolioOwner owner = ((IndexedOrgSnapshot) org).tables.owners.get(portfolio.value());
    if (owner == null) {
      throw new IllegalArgumentException(
          "workspace " + org.workspace() + " has no " + portfolio + " with an owner");
    }
    return owner;
  }

  /**
   * Returns the portfolios of some owners, collected on the first call for this snapshot.
   *
   * @param owners a value that determines who the owners are
   * @param collector passes each portfolio of these owners to a consumer
   * @return by id, ascending; kept as long as the snapshot
   */
  public static Set<PortfolioId> portfolios(
      OrgSnapshot org, Object owners, Consumer<Consumer<PortfolioId>> collector) {
    return ((IndexedOrgSnapshot) org)
        .portfoliosByOwners.computeIfAbsent(
            owners,
            any -> {
              List<PortfolioId> all = new ArrayList<>();
              collector.accept(all::add);
              all.sort(Comparator.comparingLong(PortfolioId::value));
              return ImmutableSet.copyOf(all);
            });
  }

  @Override
  public OrgSnapshot with(OrgDelta delta, long revision) {
    if (delta.isEmpty()) {
      return this;
    }
    OrgTables changed = tables.copy();
    delta.removed().forEach(changed::remove);
    delta.put().forEach(changed::put);
    return new IndexedOrgSnapshot(workspace, epoch, revision, changed);
  }

  @Override
  public WorkspaceId workspace() {
    return workspace;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public User director() {
    User director = tables.director;
    if (director == null) {
      throw new IllegalStateException("workspace " + workspace + " has no director");
    }
    return director;
  }

  @Override
  public Optional<User> user(UserId id) {
    return Optional.ofNullable(tables.users.get(id.value()));
  }

  @Override
  public Optional<User> deletedUser(UserId id) {
    return Optional.ofNullable(tables.deleted.get(id.value()));
  }

  @Override
  public Optional<User> userByEmail(String email) {
    return tables.emails.get(TextOrder.nameKey(email)).stream()
        .findFirst()
        .flatMap(id -> user(new UserId(id)));
  }

  @Override
  public int userCount() {
    return tables.users.size();
  }

  @Override
  public void forEachUser(Consumer<? super User> consumer) {
    tables.users.forEach(consumer);
  }

  @Override
  public List<User> users() {
    return sorted(tables.users, BY_ID);
  }

  @Override
  public List<User> deletedUsers() {
    return sorted(tables.deleted, BY_ID);
  }

  @Override
  public void forEachDirectReport(UserId responsible, Consumer<? super User> consumer) {
    tables.reports.forEach(responsible.value(), id -> user(id).ifPresent(consumer));
  }

  @Override
  public List<User> directReports(UserId responsible) {
    List<User> reports = new ArrayList<>();
    forEachDirectReport(responsible, reports::add);
    reports.sort(BY_ID);
    return reports;
  }

  @Override
  public boolean hasPortfolio(PortfolioId portfolio) {
    return tables.portfolios.get(portfolio.value()) != null;
  }

  @Override
  public User ownerOf(PortfolioId portfolio) {
    return portfolioOwner(this, portfolio).user();
  }

  @Override
  public void forEachPortfolioOf(UserId owner, Consumer<? super PortfolioId> consumer) {
    tables.forEachPortfolioOf(owner.value(), consumer);
  }

  @Override
  public Set<PortfolioId> portfoliosOf(UserId owner) {
    Set<PortfolioId> portfolios = new HashSet<>();
    forEachPortfolioOf(owner, portfolios::add);
    return portfolios;
  }

  @Override
  public List<Portfolio> portfolios() {
    return sorted(tables.portfolios, Comparator.comparingLong(p -> p.id().value()));
  }

  @Override
  public Optional<Group> group(GroupId id) {
    return Optional.ofNullable(tables.groups.get(id.value()));
  }

  @Override
  public List<Group> groups() {
    return tables.groups.sorted();
  }

  @Override
  public List<Group> groupsNamed(String name) {
    return tables.groups.named(name);
  }

  @Override
  public List<User> members(GroupId group) {
    List<User> members = new ArrayList<>();
    tables.members.forEach(group.value(), id -> user(id).ifPresent(members::add));
    members.sort(BY_ID);
    return members;
  }

  @Override
  public int memberCount(GroupId group) {
    return tables.members.count(group.value());
  }

  @Override
  public int groupCount() {
    return tables.groups.size();
  }

  @Override
  public int sectionCount() {
    return tables.sections.size();
  }

  @Override
  public int fieldCount() {
    return tables.fields.size();
  }

  @Override
  public int pipelineCount() {
    return tables.pipelines.size();
  }

  @Override
  public FormLayout form() {
    return tables.form.get();
  }

  @Override
  public Optional<Section> section(SectionId id) {
    return Optional.ofNullable(tables.sections.get(id.value()));
  }

  @Override
  public Optional<Field> field(FieldId id) {
    return Optional.ofNullable(tables.fields.get(id.value()));
  }

  @Override
  public List<Section> sectionsNamed(String name) {
    return tables.sections.named(name);
  }

  @Override
  public List<Field> fieldsNamed(String name) {
    return tables.fields.named(name);
  }

  @Override
  public Optional<Pipeline> pipeline(PipelineId id) {
    return Optional.ofNullable(tables.pipelines.get(id.value()));
  }

  @Override
  public List<Pipeline> pipelines() {
    return tables.pipelines.sorted();
  }

  @Override
  public List<Pipeline> pipelinesNamed(String name) {
    return tables.pipelines.named(name);
  }

  @Override
  public Optional<Label> label(LabelId id) {
    return Optional.ofNullable(tables.labels.get(id.value()));
  }

  @Override
  public List<Label> labels() {
    return tables.labels.sorted();
  }

  @Override
  public List<Label> labelsNamed(String name) {
    return tables.labels.named(name);
  }

  @Override
  public int labelCount() {
    return tables.labels.size();
  }

  @Override
  public AllowedRanges allowedRanges() {
    return tables.ranges;
  }

  @Override
  public Policies policies() {
    return tables.policies;
  }

  @Override
  public boolean isTaken(Subject subject) {
    return tables.isTaken(subject);
  }

  @Override
  public Set<Subject> retired() {
    return tables.retired();
  }

  @Override
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
