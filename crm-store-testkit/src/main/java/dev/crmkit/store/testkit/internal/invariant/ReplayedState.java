package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Converts replayed entities into values of the model. */
final class ReplayedState {

  private final Map<Subject, ReplayedEntity> entities;

  ReplayedState(Map<Subject, ReplayedEntity> entities) {
    this.entities = entities;
  }

  /** Returns the entry of the organisation; null for records, files and settings areas. */
  @Nullable OrgEntry entry(Subject subject, ReplayedEntity entity) {
    if (subject instanceof UserId id) {
      return user(id, entity);
    } else if (subject instanceof GroupId id) {
      return new Group(id, entity.required("name"));
    } else if (subject instanceof SectionId id) {
      return new Section(
          id,
          entity.required("name"),
          Integer.parseInt(entity.required("order")),
          access(entity.required("access")));
    } else if (subject instanceof FieldId id) {
      return field(id, entity);
    } else if (subject instanceof PipelineId id) {
      return new Pipeline(
          id,
          entity.required("name"),
          ChangeParser.constant(RecordKind.class, entity.required("of")),
          ChangeParser.stages(entity.get("stages")));
    } else if (subject instanceof LabelId id) {
      return new Label(id, entity.required("name"), entity.required("colour"));
    }
    return null;
  }

  private static User user(UserId id, ReplayedEntity entity) {
    return User.builder()
        .id(id)
        .name(entity.required("name"))
        .email(entity.optional("email"))
        .contacts(entity.optional("contacts"))
        .type(ChangeParser.constant(UserType.class, entity.required("type")))
        .status(ChangeParser.constant(UserStatus.class, entity.required("status")))
        .responsible(entity.optional("responsible").map(over -> new UserId(Long.parseLong(over))))
        .groups(ChangeParser.ids(entity.get("groups"), GroupId::new))
        .deniedSettings(
            ChangeParser.array(
                entity.get("denied-settings"), node -> SettingsArea.named(node.stringValue())))
        .portfolio(new PortfolioId(Long.parseLong(entity.required("portfolio"))))
        .createdAt(entity.createdAt)
        .deletion(Optional.ofNullable(entity.userDeletion))
        .build();
  }

  private static Field field(FieldId id, ReplayedEntity entity) {
    FieldType type = ChangeParser.constant(FieldType.class, entity.required("type"));
    return Field.builder()
        .id(id)
        .section(new SectionId(Long.parseLong(entity.required("section"))))
        .name(entity.required("name"))
        .type(type)
        .required(ChangeParser.bool(entity.required("required")))
        .defaultValue(entity.optional("default").map(text -> ChangeParser.value(type, text)))
        .hint(entity.optional("hint"))
        .order(Integer.parseInt(entity.required("order")))
        .options(ChangeParser.array(entity.get("options"), ReplayedState::option))
        .build();
  }

  private static FieldOption option(JsonNode node) {
    return new FieldOption(
        new OptionId(node.get("id").longValue()),
        node.get("name").stringValue(),
        node.has("archived"));
  }

  private static SectionAccess access(String text) {
    if (text.equals("everyone")) {
      return SectionAccess.EVERYONE;
    }
    Set<UserType> types = new HashSet<>();
    Set<GroupId> groups = new HashSet<>();
    for (String opened : ChangeParser.array(text, JsonNode::stringValue)) {
      if (opened.contains("/")) {
        groups.add((GroupId) Subject.parse(opened));
      } else {
        types.add(ChangeParser.constant(UserType.class, opened));
      }
    }
    return SectionAccess.only(types, groups);
  }

  AllowedRanges ranges() {
    ReplayedEntity entity = entities.get(SettingsArea.SECURITY);
    List<IpRange> ranges =
        ChangeParser.array(
            entity == null ? null : entity.get("allowed-ips"),
            node -> IpRange.parse(node.stringValue()));
    return new AllowedRanges(ranges);
  }

  Policies policies() {
    ReplayedEntity entity = entities.get(SettingsArea.SECURITY);
    return entity == null
        ? Policies.DEFAULT
        : new Policies(
            ChangeParser.constant(Policies.PeerAccess.class, entity.required("peer-access")),
            ChangeParser.constant(Policies.IpCheck.class, entity.required("ip-check")));
  }

  CrmRecord record(RecordId id, ReplayedEntity entity) {
    if (id instanceof ClientId client) {
      Client.Builder builder = Client.builder();
      builder.id(client).name(entity.required("name"));
      builder.fields(fields(entity)).labels(labels(entity)).stages(stageEntries(entity));
      builder.portfolio(portfolio(entity)).version(entity.version).createdBy(creator(entity));
      return builder.createdAt(entity.createdAt).updatedAt(entity.updatedAt).build();
    }
    ClientId client = new ClientId(Long.parseLong(entity.required("client")));
    if (id instanceof ActivityId activity) {
      Activity.Builder builder = Activity.builder();
      builder.id(activity).client(client).subject(entity.required("subject"));
      builder.kind(ChangeParser.constant(ActivityKind.class, entity.required("kind")));
      builder.due(entity.optional("due").map(Instant::parse));
      builder.done(entity.optional("done").map(Instant::parse));
      builder.portfolio(portfolio(entity)).version(entity.version).createdBy(creator(entity));
      return builder.createdAt(entity.createdAt).updatedAt(entity.updatedAt).build();
    }
    Deal.Builder builder = Deal.builder();
    builder.id((DealId) id).client(client).title(entity.required("title"));
    builder.amount(entity.optional("amount").map(Money::parse));
    builder.labels(labels(entity)).stages(stageEntries(entity));
    builder.portfolio(portfolio(entity)).version(entity.version).createdBy(creator(entity));
    return builder.createdAt(entity.createdAt).updatedAt(entity.updatedAt).build();
  }

  private Map<FieldId, FieldValue> fields(ReplayedEntity entity) {
    Map<FieldId, FieldValue> fields = new LinkedHashMap<>();
    entity.attributes.forEach(
        (attribute, text) -> {
          if (attribute.startsWith("field/")) {
            FieldId id = (FieldId) Subject.parse(attribute);
            ReplayedEntity field = entities.get(id);
            if (field == null) {
              throw new IllegalArgumentException("no event creates " + id);
            }
            FieldType type = ChangeParser.constant(FieldType.class, field.required("type"));
            fields.put(id, ChangeParser.value(type, text));
          }
        });
    return fields;
  }

  private static Set<LabelId> labels(ReplayedEntity entity) {
    return ChangeParser.ids(entity.get("labels"), LabelId::new);
  }

  private static Map<PipelineId, StageEntry> stageEntries(ReplayedEntity entity) {
    Map<PipelineId, StageEntry> stageEntries = new LinkedHashMap<>();
    entity.stages.forEach(
        (id, position) -> stageEntries.put(id, new StageEntry(position.stage(), position.since())));
    return stageEntries;
  }

  FileInfo file(FileId id, ReplayedEntity entity) {
    return FileInfo.builder()
        .id(id)
        .record((RecordId) Subject.parse(entity.required("on")))
        .name(entity.required("name"))
        .mediaType(entity.required("mediaType"))
        .size(Long.parseLong(entity.required("size")))
        .sha256(entity.required("sha256"))
        .createdBy(creator(entity))
        .createdAt(entity.createdAt)
        .build();
  }

  private static PortfolioId portfolio(ReplayedEntity entity) {
    PortfolioId portfolio = entity.portfolio;
    if (portfolio == null) {
      throw new IllegalArgumentException("no event names the portfolio");
    }
    return portfolio;
  }

  private static UserRef creator(ReplayedEntity entity) {
    return entity.createdBy.orElseThrow(
        () -> new IllegalArgumentException("the event of the creation names no user"));
  }
}
