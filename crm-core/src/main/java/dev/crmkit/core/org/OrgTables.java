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
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables of a snapshot while it is being made: entries by id, and what is looked up often. */
final class OrgTables {

  LongMap<User> users = LongMap.empty();
  LongMap<User> deleted = LongMap.empty();
  LongMap<LongMap<UserId>> under = LongMap.empty();
  LongMap<Portfolio> portfolios = LongMap.empty();
  LongMap<LongMap<PortfolioId>> held = LongMap.empty();

  /** The living holder by portfolio: what {@link #portfolios} and {@link #users} say together. */
  LongMap<User> holders = LongMap.empty();

  LongMap<Group> groups = LongMap.empty();
  LongMap<Section> sections = LongMap.empty();
  LongMap<Field> fields = LongMap.empty();
  LongMap<Pipeline> pipelines = LongMap.empty();
  LongMap<Label> labels = LongMap.empty();
  EmailIndex emails = new EmailIndex();
  AllowedRanges ranges = AllowedRanges.NONE;
  Policies policies = Policies.DEFAULT;
  @Nullable User director;
  private Set<Subject> retired = Set.of();
  private boolean ownsRetired;

  OrgTables copy() {
    OrgTables copy = new OrgTables();
    copy.users = users;
    copy.deleted = deleted;
    copy.under = under;
    copy.portfolios = portfolios;
    copy.held = held;
    copy.holders = holders;
    copy.groups = groups;
    copy.sections = sections;
    copy.fields = fields;
    copy.pipelines = pipelines;
    copy.labels = labels;
    copy.emails = emails;
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
      groups = groups.with(group.id().value(), group);
    } else if (entry instanceof Section section) {
      sections = sections.with(section.id().value(), section);
    } else if (entry instanceof Field field) {
      fields = fields.with(field.id().value(), field);
    } else if (entry instanceof Pipeline pipeline) {
      pipelines = pipelines.with(pipeline.id().value(), pipeline);
    } else if (entry instanceof Label label) {
      labels = labels.with(label.id().value(), label);
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
      emails = emails.without(before);
      before.responsible().ifPresent(over -> under = without(under, over.value(), key));
    }
    if (user.deletion().isPresent()) {
      users = users.without(key);
      deleted = deleted.with(key, user);
      forEachHeldBy(key, portfolio -> holders = holders.without(portfolio.value()));
      return;
    }
    users = users.with(key, user);
    forEachHeldBy(key, portfolio -> holders = holders.with(portfolio.value(), user));
    deleted = deleted.without(key);
    emails = emails.with(user);
    user.responsible().ifPresent(over -> under = with(under, over.value(), key, user.id()));
    if (user.type() == UserType.DIRECTOR) {
      director = user;
    }
  }

  private void putPortfolio(Portfolio portfolio) {
    long key = portfolio.id().value();
    Portfolio before = portfolios.get(key);
    if (before != null) {
      held = without(held, before.holder().value(), key);
    }
    portfolios = portfolios.with(key, portfolio);
    held = with(held, portfolio.holder().value(), key, portfolio.id());
    User holder = users.get(portfolio.holder().value());
    holders = holder == null ? holders.without(key) : holders.with(key, holder);
  }

  void forEachHeldBy(long user, Consumer<? super PortfolioId> consumer) {
    LongMap<PortfolioId> portfolios = held.get(user);
    if (portfolios != null) {
      portfolios.forEach(consumer);
    }
  }

  private static <V> LongMap<LongMap<V>> with(
      LongMap<LongMap<V>> index, long at, long key, V value) {
    LongMap<V> inner = index.get(at);
    return index.with(at, (inner == null ? LongMap.<V>empty() : inner).with(key, value));
  }

  /** What is taken out was put in with the entry that it is of. */
  private static <V> LongMap<LongMap<V>> without(LongMap<LongMap<V>> index, long at, long key) {
    LongMap<V> smaller = Objects.requireNonNull(index.get(at)).without(key);
    return smaller.size() == 0 ? index.without(at) : index.with(at, smaller);
  }

  void remove(Subject subject) {
    if (subject instanceof GroupId id) {
      groups = groups.without(id.value());
    } else if (subject instanceof SectionId id) {
      sections = sections.without(id.value());
    } else if (subject instanceof FieldId id) {
      fields = fields.without(id.value());
    } else if (subject instanceof PipelineId id) {
      pipelines = pipelines.without(id.value());
    } else if (subject instanceof LabelId id) {
      labels = labels.without(id.value());
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

  /** Living users by their e-mail address without case; buckets by hash, copied when changed. */
  static final class EmailIndex {

    private final LongMap<Map<String, UserId>> byHash;

    EmailIndex() {
      this(LongMap.empty());
    }

    private EmailIndex(LongMap<Map<String, UserId>> byHash) {
      this.byHash = byHash;
    }

    @Nullable UserId get(String caseless) {
      Map<String, UserId> bucket = byHash.get(caseless.hashCode());
      return bucket == null ? null : bucket.get(caseless);
    }

    EmailIndex with(User user) {
      if (user.email().isEmpty()) {
        return this;
      }
      String caseless = TextOrder.caseless(user.email().get());
      Map<String, UserId> bucket = byHash.get(caseless.hashCode());
      Map<String, UserId> copy = bucket == null ? new HashMap<>() : new HashMap<>(bucket);
      copy.put(caseless, user.id());
      return new EmailIndex(byHash.with(caseless.hashCode(), Map.copyOf(copy)));
    }

    EmailIndex without(User user) {
      if (user.email().isEmpty()) {
        return this;
      }
      String caseless = TextOrder.caseless(user.email().get());
      Map<String, UserId> bucket = byHash.get(caseless.hashCode());
      if (bucket == null || !user.id().equals(bucket.get(caseless))) {
        return this;
      }
      Map<String, UserId> copy = new HashMap<>(bucket);
      copy.remove(caseless);
      return new EmailIndex(
          copy.isEmpty()
              ? byHash.without(caseless.hashCode())
              : byHash.with(caseless.hashCode(), Map.copyOf(copy)));
    }
  }
}
