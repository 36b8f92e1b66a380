package dev.crmkit.core.org;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables of a snapshot while it is being made: entries by id, and what is looked up often. */
final class OrgTables {

  LongMap<User> users = new LongMap<>();
  LongMap<User> deleted = new LongMap<>();
  LongMap<LongMap<UserId>> under = new LongMap<>();
  LongMap<Portfolio> portfolios = new LongMap<>();
  LongMap<LongMap<PortfolioId>> held = new LongMap<>();

  /** The living holder by portfolio: what {@link #portfolios} and {@link #users} say together. */
  HolderTable holders = new HolderTable();

  LongMap<Group> groups = new LongMap<>();
  LongMap<Section> sections = new LongMap<>();
  LongMap<Field> fields = new LongMap<>();
  LongMap<Pipeline> pipelines = new LongMap<>();
  LongMap<Label> labels = new LongMap<>();
  EmailIndex emails = new EmailIndex();
  AllowedRanges ranges = AllowedRanges.NONE;
  Policies policies = Policies.DEFAULT;
  @Nullable User director;
  private Set<Subject> retired = Set.of();
  private boolean ownsRetired;

  OrgTables copy() {
    OrgTables copy = new OrgTables();
    copy.users = users.copy();
    copy.deleted = deleted.copy();
    copy.under = under.copy();
    copy.portfolios = portfolios.copy();
    copy.held = held.copy();
    copy.holders = holders.copy();
    copy.groups = groups.copy();
    copy.sections = sections.copy();
    copy.fields = fields.copy();
    copy.pipelines = pipelines.copy();
    copy.labels = labels.copy();
    copy.emails = emails.copy();
    copy.ranges = ranges;
    copy.policies = policies;
    copy.director = director;
    copy.retired = retired;
    return copy;
  }

  void put(OrgEntry entry) {
    if (entry instanceof User user) {
      putUser(user);
    } else if (entry instanceof Portfolio portfolio) {
      putPortfolio(portfolio);
    } else if (entry instanceof Group group) {
      groups.put(group.id().value(), group);
    } else if (entry instanceof Section section) {
      sections.put(section.id().value(), section);
    } else if (entry instanceof Field field) {
      fields.put(field.id().value(), field);
    } else if (entry instanceof Pipeline pipeline) {
      pipelines.put(pipeline.id().value(), pipeline);
    } else if (entry instanceof Label label) {
      labels.put(label.id().value(), label);
    } else if (entry instanceof AllowedRanges allowed) {
      ranges = allowed;
    } else if (entry instanceof Policies changed) {
      policies = changed;
    } else {
      throw new IllegalArgumentException("no entry of an organisation: " + entry);
    }
  }

  private void putUser(User user) {
    long key = user.id().value();
    User before = users.get(key);
    if (before != null) {
      emails.remove(before);
      before.responsible().ifPresent(over -> remove(under, over.value(), key));
    }
    if (user.deletion().isPresent()) {
      users.remove(key);
      deleted.put(key, user);
      forEachHeldBy(key, portfolio -> holders.remove(portfolio.value()));
      return;
    }
    users.put(key, user);
    forEachHeldBy(key, portfolio -> holders.put(portfolio.value(), user));
    deleted.remove(key);
    emails.put(user);
    user.responsible().ifPresent(over -> put(under, over.value(), key, user.id()));
    if (user.type() == UserType.DIRECTOR) {
      director = user;
    }
  }

  private void putPortfolio(Portfolio portfolio) {
    long key = portfolio.id().value();
    Portfolio before = portfolios.get(key);
    if (before != null) {
      remove(held, before.holder().value(), key);
    }
    portfolios.put(key, portfolio);
    put(held, portfolio.holder().value(), key, portfolio.id());
    User holder = users.get(portfolio.holder().value());
    if (holder == null) {
      holders.remove(key);
    } else {
      holders.put(key, holder);
    }
  }

  void forEachHeldBy(long user, Consumer<? super PortfolioId> consumer) {
    LongMap<PortfolioId> portfolios = held.get(user);
    if (portfolios != null) {
      portfolios.forEach(consumer);
    }
  }

  private static <V> void put(LongMap<LongMap<V>> index, long at, long key, V value) {
    LongMap<V> present = index.get(at);
    LongMap<V> changed = present == null ? new LongMap<>() : present.copy();
    changed.put(key, value);
    index.put(at, changed);
  }

  /** What is taken out was put in with the entry that it is of. */
  private static <V> void remove(LongMap<LongMap<V>> index, long at, long key) {
    LongMap<V> changed = Objects.requireNonNull(index.get(at)).copy();
    changed.remove(key);
    if (changed.size() == 0) {
      index.remove(at);
    } else {
      index.put(at, changed);
    }
  }

  void remove(Subject subject) {
    if (subject instanceof GroupId id) {
      groups.remove(id.value());
    } else if (subject instanceof SectionId id) {
      sections.remove(id.value());
    } else if (subject instanceof FieldId id) {
      fields.remove(id.value());
    } else if (subject instanceof PipelineId id) {
      pipelines.remove(id.value());
    } else if (subject instanceof LabelId id) {
      labels.remove(id.value());
    }
    retire(subject);
  }

  /** Keeps the id of what was removed, so that it is never used again. */
  void retire(Subject subject) {
    if (!isRemovable(subject)) {
      throw new IllegalArgumentException(subject.path() + " cannot be removed");
    }
    if (!ownsRetired) {
      retired = new HashSet<>(retired);
      ownsRetired = true;
    }
    retired.add(subject);
  }

  private static boolean isRemovable(Subject subject) {
    return subject instanceof GroupId
        || subject instanceof SectionId
        || subject instanceof FieldId
        || subject instanceof PipelineId
        || subject instanceof LabelId;
  }

  Set<Subject> retired() {
    return Collections.unmodifiableSet(retired);
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
    return present || retired.contains(subject);
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
}
