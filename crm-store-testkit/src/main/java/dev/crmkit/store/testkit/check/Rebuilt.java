package dev.crmkit.store.testkit.check;

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
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.record.StagePlace;
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
final class Rebuilt {

  private final Map<Subject, Told> things;

  Rebuilt(Map<Subject, Told> things) {
    this.things = things;
  }

  /** An entry of the organisation; null for a record or a file, and for settings. */
  @Nullable OrgEntry entry(Subject subject, Told told) {
    if (subject instanceof UserId id) {
      return user(id, told);
    } else if (subject instanceof GroupId id) {
      return new Group(id, told.need("name"));
    } else if (subject instanceof SectionId id) {
      return new Section(
          id, told.need("name"), Integer.parseInt(told.need("order")), access(told.need("access")));
    } else if (subject instanceof FieldId id) {
      return field(id, told);
    } else if (subject instanceof PipelineId id) {
      return new Pipeline(
          id,
          told.need("name"),
          ChangeTexts.constant(RecordKind.class, told.need("of")),
          ChangeTexts.stages(told.get("stages")));
    } else if (subject instanceof LabelId id) {
      return new Label(id, told.need("name"), told.need("colour"));
    }
    return null;
  }

  private static User user(UserId id, Told told) {
    return User.builder()
        .id(id)
        .name(told.need("name"))
        .email(told.maybe("email"))
        .contacts(told.maybe("contacts"))
        .type(ChangeTexts.constant(UserType.class, told.need("type")))
        .status(ChangeTexts.constant(UserStatus.class, told.need("status")))
        .responsible(told.maybe("responsible").map(over -> new UserId(Long.parseLong(over))))
        .groups(ChangeTexts.ids(told.get("groups"), GroupId::new))
        .deniedSettings(
            ChangeTexts.array(
                told.get("denied-settings"), node -> SettingsArea.named(node.stringValue())))
        .portfolio(new PortfolioId(Long.parseLong(told.need("portfolio"))))
        .createdAt(told.createdAt)
        .deletion(Optional.ofNullable(told.userDeletion))
        .build();
  }

  private static Field field(FieldId id, Told told) {
    FieldType type = ChangeTexts.constant(FieldType.class, told.need("type"));
    return Field.builder()
        .id(id)
        .section(new SectionId(Long.parseLong(told.need("section"))))
        .name(told.need("name"))
        .type(type)
        .required(ChangeTexts.bool(told.need("required")))
        .defaultValue(told.maybe("default").map(text -> ChangeTexts.value(type, text)))
        .hint(told.maybe("hint"))
        .order(Integer.parseInt(told.need("order")))
        .options(ChangeTexts.array(told.get("options"), Rebuilt::option))
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
    for (String opened : ChangeTexts.array(text, JsonNode::stringValue)) {
      if (opened.contains("/")) {
        groups.add((GroupId) Subject.parse(opened));
      } else {
        types.add(ChangeTexts.constant(UserType.class, opened));
      }
    }
    return SectionAccess.only(types, groups);
  }

  AllowedRanges ranges() {
    Told told = things.get(SettingsArea.SECURITY);
    List<IpRange> ranges =
        ChangeTexts.array(
            told == null ? null : told.get("allowed-ips"),
            node -> IpRange.parse(node.stringValue()));
    return new AllowedRanges(ranges);
  }

  Policies policies() {
    Told told = things.get(SettingsArea.SECURITY);
    return told == null
        ? Policies.DEFAULT
        : new Policies(
            ChangeTexts.constant(Policies.PeerAccess.class, told.need("peer-access")),
            ChangeTexts.constant(Policies.IpCheck.class, told.need("ip-check")));
  }

  CrmRecord record(RecordId id, Told told) {
    if (id instanceof ClientId client) {
      Client.Builder builder = Client.builder();
      builder.id(client).name(told.need("name"));
      builder.fields(fields(told)).labels(labels(told)).stages(places(told));
      builder.portfolio(portfolio(told)).version(told.version).createdBy(by(told));
      return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
    }
    ClientId client = new ClientId(Long.parseLong(told.need("client")));
    if (id instanceof ActivityId activity) {
      Activity.Builder builder = Activity.builder();
      builder.id(activity).client(client).subject(told.need("subject"));
      builder.kind(ChangeTexts.constant(ActivityKind.class, told.need("kind")));
      builder.due(told.maybe("due").map(Instant::parse));
      builder.done(told.maybe("done").map(Instant::parse));
      builder.portfolio(portfolio(told)).version(told.version).createdBy(by(told));
      return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
    }
    Deal.Builder builder = Deal.builder();
    builder.id((DealId) id).client(client).title(told.need("title"));
    builder.amount(told.maybe("amount").map(Money::parse));
    builder.labels(labels(told)).stages(places(told));
    builder.portfolio(portfolio(told)).version(told.version).createdBy(by(told));
    return builder.createdAt(told.createdAt).updatedAt(told.updatedAt).build();
  }

  private Map<FieldId, FieldValue> fields(Told told) {
    Map<FieldId, FieldValue> fields = new LinkedHashMap<>();
    told.attributes.forEach(
        (attribute, text) -> {
          if (attribute.startsWith("field/")) {
            FieldId id = (FieldId) Subject.parse(attribute);
            Told field = things.get(id);
            if (field == null) {
              throw new IllegalArgumentException("no event tells of " + id);
            }
            FieldType type = ChangeTexts.constant(FieldType.class, field.need("type"));
            fields.put(id, ChangeTexts.value(type, text));
          }
        });
    return fields;
  }

  private static Set<LabelId> labels(Told told) {
    return ChangeTexts.ids(told.get("labels"), LabelId::new);
  }

  private static Map<PipelineId, StagePlace> places(Told told) {
    Map<PipelineId, StagePlace> places = new LinkedHashMap<>();
    told.places.forEach(
        (id, place) -> places.put(id, new StagePlace(place.stage(), place.since())));
    return places;
  }

  FileInfo file(FileId id, Told told) {
    return FileInfo.builder()
        .id(id)
        .on((RecordId) Subject.parse(told.need("on")))
        .name(told.need("name"))
        .mediaType(told.need("mediaType"))
        .size(Long.parseLong(told.need("size")))
        .sha256(told.need("sha256"))
        .createdBy(by(told))
        .createdAt(told.createdAt)
        .build();
  }

  private static PortfolioId portfolio(Told told) {
    PortfolioId portfolio = told.portfolio;
    if (portfolio == null) {
      throw new IllegalArgumentException("the events tell no portfolio");
    }
    return portfolio;
  }

  private static UserRef by(Told told) {
    return told.createdBy.orElseThrow(
        () -> new IllegalArgumentException("the events do not tell who created it"));
  }
}
