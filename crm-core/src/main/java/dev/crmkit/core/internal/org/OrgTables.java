package dev.crmkit.core.internal.org;

import com.google.common.base.Suppliers;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FormLayout;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.collection.PersistentLongMap;
import dev.crmkit.core.internal.collection.PersistentLongMultimap;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
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
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mutable tables of a snapshot while it is built: entries by id, and secondary indexes. */
final class OrgTables {

  PersistentLongMap<User> users = new PersistentLongMap<>();
  PersistentLongMap<User> deleted = new PersistentLongMap<>();
  PersistentLongMultimap<UserId> reports = new PersistentLongMultimap<>();
  PersistentLongMultimap<UserId> members = new PersistentLongMultimap<>();
  PersistentLongMap<Portfolio> portfolios = new PersistentLongMap<>();
  PersistentLongMultimap<PortfolioId> portfoliosByOwner = new PersistentLongMultimap<>();

  /**
   * The owner of each portfolio who is not deleted: the join of {@link #portfolios} and {@link
   * #users}.
   */
  OwnerTable owners = new OwnerTable();

  NamedEntries<Group> groups = new NamedEntries<>(g -> g.id().value(), Group::name, false);
  NamedEntries<Pipeline> pipelines = new NamedEntries<>(p -> p.id().value(), Pipeline::name, false);
  NamedEntries<Label> labels = new NamedEntries<>(l -> l.id().value(), Label::name, true);
  NamedEntries<Section> sections = new NamedEntries<>(s -> s.id().value(), Section::name, false);
  NamedEntries<Field> fields = new NamedEntries<>(f -> f.id().value(), Field::name, false);

  /**
   * The layout of the form, computed once for all copies in which no section or field has changed.
   */
  Supplier<FormLayout> form = Suppliers.memoize(this::layout);

  NameIndex emails = new NameIndex();
  AllowedRanges ranges = AllowedRanges.NONE;
  Policies policies = Policies.DEFAULT;
  @Nullable User director;
  private PersistentLongMap<Subject> retired = new PersistentLongMap<>();

  OrgTables copy() {
    OrgTables copy = new OrgTables();
    copy.users = users.copy();
    copy.deleted = deleted.copy();
    copy.reports = reports.copy();
    copy.members = members.copy();
    copy.portfolios = portfolios.copy();
    copy.portfoliosByOwner = portfoliosByOwner.copy();
    copy.owners = owners.copy();
    copy.groups = groups.copy();
    copy.pipelines = pipelines.copy();
    copy.labels = labels.copy();
    copy.sections = sections.copy();
    copy.fields = fields.copy();
    copy.form = form;
    copy.emails = emails.copy();
    copy.ranges = ranges;
    copy.policies = policies;
    copy.director = director;
    copy.retired = retired.copy();
    return copy;
  }

  void put(OrgEntry entry) {
    if (entry instanceof User user) {
      putUser(user);
    } else if (entry instanceof Portfolio portfolio) {
      putPortfolio(portfolio);
    } else if (entry instanceof Group group) {
      groups.put(group);
    } else if (entry instanceof Section section) {
      sections.put(section);
      form = Suppliers.memoize(this::layout);
    } else if (entry instanceof Field field) {
      fields.put(field);
      form = Suppliers.memoize(this::layout);
    } else if (entry instanceof Pipeline pipeline) {
      pipelines.put(pipeline);
    } else if (entry instanceof Label label) {
      labels.put(label);
    } else if (entry instanceof AllowedRanges allowed) {
      ranges = allowed;
    } else if (entry instanceof Policies changed) {
      policies = changed;
    } else {
      throw new IllegalArgumentException("not an entry of an organisation: " + entry);
    }
  }

  private void putUser(User user) {
    long key = user.id().value();
    User before = users.get(key);
    if (before != null) {
      email(before).ifPresent(email -> emails.remove(email, key));
      before.responsible().ifPresent(head -> reports.remove(head.value(), key));
      before.groups().forEach(group -> members.remove(group.value(), key));
    }
    if (user.deletion().isPresent()) {
      users.remove(key);
      deleted.put(key, user);
      forEachPortfolioOf(key, portfolio -> owners.remove(portfolio.value()));
      return;
    }
    users.put(key, user);
    forEachPortfolioOf(key, portfolio -> owners.put(portfolio.value(), user));
    deleted.remove(key);
    email(user).ifPresent(email -> emails.put(email, key));
    user.responsible().ifPresent(head -> reports.put(head.value(), key, user.id()));
    user.groups().forEach(group -> members.put(group.value(), key, user.id()));
    if (user.type() == UserType.DIRECTOR) {
      director = user;
    }
  }

  private static Optional<String> email(User user) {
    return user.email().map(TextOrder::nameKey);
  }

  private void putPortfolio(Portfolio portfolio) {
    long key = portfolio.id().value();
    Portfolio before = portfolios.get(key);
    if (before != null) {
      portfoliosByOwner.remove(before.owner().value(), key);
    }
    portfolios.put(key, portfolio);
    portfoliosByOwner.put(portfolio.owner().value(), key, portfolio.id());
    User owner = users.get(portfolio.owner().value());
    if (owner == null) {
      owners.remove(key);
    } else {
      owners.put(key, owner);
    }
  }

  void forEachPortfolioOf(long user, Consumer<? super PortfolioId> consumer) {
    portfoliosByOwner.forEach(user, consumer);
  }

  void remove(Subject subject) {
    if (subject instanceof GroupId id) {
      groups.remove(id.value());
    } else if (subject instanceof SectionId id) {
      sections.remove(id.value());
      form = Suppliers.memoize(this::layout);
    } else if (subject instanceof FieldId id) {
      fields.remove(id.value());
      form = Suppliers.memoize(this::layout);
    } else if (subject instanceof PipelineId id) {
      pipelines.remove(id.value());
    } else if (subject instanceof LabelId id) {
      labels.remove(id.value());
    }
    retire(subject);
  }

  /** Records the id of a removed entry, so that it is never reused. */
  void retire(Subject subject) {
    if (!isRemovable(subject)) {
      throw new IllegalArgumentException(subject.path() + " cannot be removed");
    }
    retired.put(retiredKey(subject), subject);
  }

  private static boolean isRemovable(Subject subject) {
    return retiredKind(subject) != 0;
  }

  /** Returns a number that is unique among the ids of all kinds; an id has at most 53 bits. */
  private static long retiredKey(Subject subject) {
    return (retiredKind(subject) << 60) | ((Id) subject).value();
  }

  /** Returns a number for a kind of entry that can be removed, or 0 for others. */
  private static long retiredKind(Subject subject) {
    if (subject instanceof GroupId) {
      return 1;
    } else if (subject instanceof SectionId) {
      return 2;
    } else if (subject instanceof FieldId) {
      return 3;
    } else if (subject instanceof PipelineId) {
      return 4;
    }
    return subject instanceof LabelId ? 5 : 0;
  }

  Set<Subject> retired() {
    Set<Subject> all = new HashSet<>();
    retired.forEach(all::add);
    return all;
  }

  boolean isTaken(Subject subject) {
    if (!(subject instanceof Id id)) {
      return true;
    }
    long key = id.value();
    boolean present =
        (subject instanceof UserId && (users.get(key) != null || deleted.get(key) != null))
            || (subject instanceof GroupId && groups.get(key) != null)
            || (subject instanceof SectionId && sections.get(key) != null)
            || (subject instanceof FieldId && fields.get(key) != null)
            || (subject instanceof PipelineId && pipelines.get(key) != null)
            || (subject instanceof LabelId && labels.get(key) != null);
    return present || (isRemovable(subject) && retired.get(retiredKey(subject)) != null);
  }

  List<OrgEntry> entries() {
    List<OrgEntry> all = new ArrayList<>();
    deleted.forEach(all::add);
    users.forEach(all::add);
    portfolios.forEach(all::add);
    groups.forEach(all::add);
    sections.forEach(all::add);
    fields.forEach(all::add);
    pipelines.forEach(all::add);
    labels.forEach(all::add);
    all.add(ranges);
    all.add(policies);
    return all;
  }

  private FormLayout layout() {
    return new FormLayout(sections.sorted(), fields.sorted());
  }
}
