package dev.crmkit.store.testkit.internal.operation;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.Checked;
import dev.crmkit.store.testkit.internal.format.Dispatcher;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Keys.GivenNeeds;
import dev.crmkit.store.testkit.internal.format.Keys.NewName;
import dev.crmkit.store.testkit.internal.format.Keys.OrText;
import dev.crmkit.store.testkit.internal.format.Keys.StepsOnly;
import dev.crmkit.store.testkit.internal.format.Keys.WordOf;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of pipelines, labels, groups, security or denied settings. */
public sealed interface SettingsOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> extends Dispatcher<R> {
    R createPipeline(CreatePipeline operation);

    R editPipeline(EditPipeline operation);

    R createLabel(CreateLabel operation);

    R createGroup(CreateGroup operation);

    R setGroupMembers(SetGroupMembers operation);

    R setAllowedIps(SetAllowedIps operation);

    R setPolicy(SetPolicy operation);

    R denySetting(DenySetting operation);

    R allowSetting(AllowSetting operation);
  }

  /** Calls the visitor's method for this operation. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record CreatePipeline(
      @NewName(EntityKind.PIPELINE) String pipeline,
      @GivenNeeds @WordOf({"clients", "deals"}) Arg<String> of,
      @GivenNeeds @OrText Arg<List<StageArg>> stages,
      @StepsOnly Arg<Map<String, @Nullable String>> replace)
      implements SettingsOperation, Checked {

    @Override
    public void check(Node.Entries map, Reading reading) {
      reading.declareStages(pipeline, stages.or(List.of()).stream().map(StageArg::stage).toList());
    }
  }

  record EditPipeline(
      String pipeline,
      Arg<String> of,
      @OrText Arg<List<StageArg>> stages,
      Arg<Map<String, @Nullable String>> replace)
      implements SettingsOperation {}

  record CreateLabel(@NewName(EntityKind.LABEL) String label, Arg<String> colour)
      implements SettingsOperation {}

  record CreateGroup(String group, Arg<List<String>> members) implements SettingsOperation {}

  record SetGroupMembers(String group, List<String> members) implements SettingsOperation {}

  record SetAllowedIps(List<String> allowedIps) implements SettingsOperation {}

  record SetPolicy(
      @WordOf({"view", "edit"}) Arg<String> peerAccess,
      @WordOf({"every-call", "sign-in"}) Arg<String> ipCheck)
      implements SettingsOperation {}

  record DenySetting(String user, String settings) implements SettingsOperation {}

  record AllowSetting(String user, String settings) implements SettingsOperation {}
}
