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

/** Makes the values of the model out of what the events tell. */
final class ReplayedState {

  private final Map<Subject, ReplayedEntity> entities;

  ReplayedState(Map<Subject, ReplayedEntity> things) {
    this.entities = things;
  }

  /** An entry of the organisation; null for a record or a file, and for settings. */
  @Nullable OrgEntry entry(Subject subject, ReplayedEntity told) {
    if (subject instanceof UserId id) {
      return user(id, told);
    } else if (subject instanceof GroupId id) {
      return new Group(id, told.required("name"));
    } else if (subject instanceof SectionId id) {
      return new Section(
          id,
          told.required("name"),
          Integer.parseInt(told.required("order")),
          access(told.required("access")));
    } else if (subject instanceof FieldId id) {
      return field(id, told);
    } else if (subject instanceof PipelineId id) {
      return new Pipeline(
          id,
          told.required("name"),
          ChangeParser.constant(RecordKind.class, told.required("of")),
          ChangeParser.stages(told.get("stages")));
    } else if (subject instanceof LabelId id) {
      return new Label(id, told.required("name"), told.required("colour"));
    }
    return null;
  }

  private static User user(UserId id, ReplayedEntity told) {
    return User.builder()
        .id(id)
        .name(told.required("name"))
        .email(told.optional("email"))
        .contacts(told.optional("contacts"))
        .type(ChangeParser.constant(UserType.class, told.required("type")))
        .status(ChangeParser.constant(UserStatus.class, told.required("status")))
        .responsible(told.optional("responsible").map(over -> new UserId(Long.parseLong(over))))
        .groups(ChangeParser.ids(told.get("groups"), GroupId::new))
        .deniedSettings(
            ChangeParser.array(
                told.get("denied-settings"), node -> SettingsArea.named(node.stringValue())))
        .portfolio(new PortfolioId(Long.parseLong(told.required("portfolio"))))
        .createdAt(told.createdAt)
        .deletion(Optional.ofNullable(told.userDeletion))
        .build();
  }

  private static Field field(FieldId id, ReplayedEntity told) {
    FieldType type = ChangeParser.constant(FieldType.class, told.required("type"));
    return Field.builder()
        .id(id)
        .section(new SectionId(Long.parseLong(told.required("section"))))
        .name(told.required("name"))
        .type(type)
        .required(ChangeParser.bool(told.required("required")))
        .defaultValue(told.optional("default").map(text -> ChangeParser.value(type, text)))
        .hint(told.optional("hint"))
        .order(Integer.parseInt(told.required("order")))
        .options(ChangeParser.array(told.get("options"), ReplayedState::option))
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
    ReplayedEntity told = entities.get(SettingsArea.SECURITY);
    List<IpRange> ranges =
        ChangeParser.array(
            told == null ? null : told.get("allowed-ips"),
            node -> IpRange.parse(node.stringValue()));
    return new AllowedRanges(ranges);
  }

  Policies policies() {
    ReplayedEntity told = entities.get(SettingsArea.SECURITY);
    return told == null
        ? Policies.DEFAULT
        : new Policies(
            ChangeParser.constant(Policies.PeerAccess.class, told.required("peer-access")),
            ChangeParser.constant(Policies.IpCheck.class, told.required("ip-check")));
  }

  CrmRecord record(RecordId id, ReplayedEntity told) {
    if (id instanceof ClientId client) {
      Client.Builder builder = Client.builder();
      builder.id(client).name(told.required("name"));
      builder.fields(fields(told)).labels(labels(told)).stages(stageEntries(told));
      builder.portfolio(portfolio(told)).version(told.version).createdBy(creator(told));
      return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
    }
    ClientId client = new ClientId(Long.parseLong(told.required("client")));
    if (id instanceof ActivityId activity) {
      Activity.Builder builder = Activity.builder();
      builder.id(activity).client(client).subject(told.required("subject"));
      builder.kind(ChangeParser.constant(ActivityKind.class, told.required("kind")));
      builder.due(told.optional("due").map(Instant::parse));
      builder.done(told.optional("done").map(Instant::parse));
      builder.portfolio(portfolio(told)).version(told.version).createdBy(creator(told));
      return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
    }
    Deal.Builder builder = Deal.builder();
    builder.id((DealId) id).client(client).title(told.required("title"));
    builder.amount(told.optional("amount").map(Money::parse));
    builder.labels(labels(told)).stages(stageEntries(told));
    builder.portfolio(portfolio(told)).version(told.version).createdBy(creator(told));
    return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
  }

  private Map<FieldId, FieldValue> fields(ReplayedEntity told) {
    Map<FieldId, FieldValue> fields = new LinkedHashMap<>();
    told.attributes.forEach(
        (attribute, text) -> {
          if (attribute.startsWith("field/")) {
            FieldId id = (FieldId) Subject.parse(attribute);
            ReplayedEntity field = entities.get(id);
            if (field == null) {
              throw new IllegalArgumentException("no event tells of " + id);
            }
            FieldType type = ChangeParser.constant(FieldType.class, field.required("type"));
            fields.put(id, ChangeParser.value(type, text));
          }
        });
    return fields;
  }

  private static Set<LabelId> labels(ReplayedEntity told) {
    return ChangeParser.ids(told.get("labels"), LabelId::new);
  }

  private static Map<PipelineId, StageEntry> stageEntries(ReplayedEntity told) {
    Map<PipelineId, StageEntry> places = new LinkedHashMap<>();
    told.stages.forEach(
        (id, place) -> places.put(id, new StageEntry(place.stage(), place.since())));
    return places;
  }

  FileInfo file(FileId id, ReplayedEntity told) {
    return FileInfo.builder()
        .id(id)
        .record((RecordId) Subject.parse(told.required("on")))
        .name(told.required("name"))
        .mediaType(told.required("mediaType"))
        .size(Long.parseLong(told.required("size")))
        .sha256(told.required("sha256"))
        .createdBy(creator(told))
        .createdAt(told.createdAt)
        .build();
  }

  private static PortfolioId portfolio(ReplayedEntity told) {
    PortfolioId portfolio = told.portfolio;
    if (portfolio == null) {
      throw new IllegalArgumentException("the events tell no portfolio");
    }
    return portfolio;
  }

  private static UserRef creator(ReplayedEntity told) {
    return told.createdBy.orElseThrow(
        () -> new IllegalArgumentException("the events do not tell who created it"));
  }
}
