package dev.crmkit.store.testkit.sample;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
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
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sample organisation that uses every attribute of every kind of entry. */
public final class SampleOrganisation {

  private static final GroupId SALES = new GroupId(5);
  private static final SectionId RESTRICTED_SECTION = new SectionId(2);

  private SampleOrganisation() {}

  /** Returns the change that adds all entries to a new workspace. */
  public static OrgDelta full() {
    List<OrgEntry> entries = new ArrayList<>();
    entries.add(new Group(SALES, "Продажи"));
    entries.add(head());
    entries.add(new Portfolio(new PortfolioId(2), new UserId(2)));
    entries.add(deleted(3));
    entries.add(new Portfolio(new PortfolioId(3), new UserId(2)));
    entries.add(
        new Section(
            RESTRICTED_SECTION,
            "Secret",
            -1,
            SectionAccess.only(Set.of(UserType.HEAD), Set.of(SALES))));
    entries.addAll(fields());
    entries.add(clientPipeline());
    entries.add(dealPipeline());
    entries.add(new Label(new LabelId(3), "VIP", "#d33"));
    entries.add(
        new AllowedRanges(
            List.of(
                IpRange.parse("10.0.0.0/8"),
                IpRange.parse("192.168.0.5-192.168.0.9"),
                IpRange.parse("2001:db8::/32"))));
    entries.add(new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.SIGN_IN));
    return new OrgDelta(entries, Set.of());
  }

  /** Returns a deleted Manager. */
  public static User deleted(long id) {
    return Samples.user(id, UserType.MANAGER)
        .responsible(Samples.ANNA.id())
        .status(UserStatus.DISMISSED)
        .deletion(
            new UserDeletion(1, Samples.at(5), Samples.ANNA.id(), Set.of(new PortfolioId(id))))
        .build();
  }

  private static User head() {
    return Samples.user(2, UserType.HEAD)
        .name("Борис Ёлкин")
        .email("Boris@Example.com")
        .contacts("+7 495 000-00-00")
        .status(UserStatus.IP_RESTRICTED)
        .responsible(Samples.ANNA.id())
        .addGroups(SALES)
        .addDeniedSettings(SettingsArea.LABELS, SettingsArea.CLIENT_FORM)
        .build();
  }

  private static List<Field> fields() {
    return List.of(
        field(1, FieldType.TEXT)
            .required(true)
            .hint("any text")
            .defaultValue(FieldValue.text("none"))
            .build(),
        field(2, FieldType.NUMBER)
            .defaultValue(FieldValue.number(new BigDecimal("1.50")))
            .order(-3)
            .build(),
        field(3, FieldType.CHECKBOX).defaultValue(FieldValue.checkbox(true)).build(),
        field(4, FieldType.DATE).build(),
        field(5, FieldType.SELECTOR)
            .section(RESTRICTED_SECTION)
            .addOptions(
                new FieldOption(new OptionId(2), "Second", false),
                new FieldOption(new OptionId(1), "First", true))
            .defaultValue(FieldValue.choice(new OptionId(2)))
            .build());
  }

  private static Field.Builder field(long id, FieldType type) {
    return Field.builder()
        .id(new FieldId(id))
        .section(Section.FIRST)
        .name("Field " + id)
        .type(type);
  }

  private static Pipeline clientPipeline() {
    return new Pipeline(
        new PipelineId(1), "Onboarding", RecordKind.CLIENT, List.of(stage(1).build()));
  }

  private static Pipeline dealPipeline() {
    return new Pipeline(
        new PipelineId(2),
        "Sales",
        RecordKind.DEAL,
        List.of(
            stage(2).build(),
            stage(3).closes(DealOutcome.WON).closesSince(Samples.at(3)).build(),
            stage(4).closes(DealOutcome.LOST).build(),
            stage(5).replacedBy(new StageId(2)).build()));
  }

  private static Stage.Builder stage(long id) {
    return Stage.builder().id(new StageId(id)).name("Stage " + id);
  }
}
