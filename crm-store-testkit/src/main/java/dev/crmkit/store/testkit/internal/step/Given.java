package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Keys.Flat;
import dev.crmkit.store.testkit.internal.format.Keys.Free;
import dev.crmkit.store.testkit.internal.format.Keys.NameOf;
import dev.crmkit.store.testkit.internal.format.Keys.NewName;
import dev.crmkit.store.testkit.internal.format.Keys.OrText;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateLabel;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetPolicy;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code given} of a scenario. What is set up is described by the operation that creates it.
 */
public record Given(
    List<GivenUser> users,
    @NewName(EntityKind.GROUP) @Nullable List<String> groups,
    @Nullable List<String> allowedIps,
    @Nullable List<GivenSection> form,
    @Nullable List<CreatePipeline> pipelines,
    @OrText @Nullable List<CreateLabel> labels,
    @Nullable SetPolicy policies,
    @Nullable List<CreateClient> clients,
    @Nullable List<CreateActivity> activities,
    @Nullable List<CreateDeal> deals,
    @Nullable List<AttachFile> files) {

  /** A user, with the settings that are denied to them. */
  public record GivenUser(
      @Flat CreateUser user,
      @WordOf({"client-form", "labels", "stages", "users", "security"})
          Arg<List<String>> deniedSettings) {}

  /** A section of the client form, with its fields. */
  public record GivenSection(
      @NewName(EntityKind.SECTION) String section,
      @Free Arg<String> name,
      Arg<String> order,
      @Nullable GivenAccess access,
      @Nullable List<GivenField> fields) {}

  /** For whom a section is open; for everyone if it is left out. */
  public record GivenAccess(
      @WordOf({"director", "head", "manager"}) Arg<List<String>> types,
      @NameOf(EntityKind.GROUP) Arg<List<String>> groups) {}

  /** A field of a section. */
  public record GivenField(
      @NewName(EntityKind.FIELD) String field, @Flat FieldAttributes attributes) {}
}
