package dev.crmkit.store.testkit.internal.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of pipelines, labels, groups, security or denied settings. */
public sealed interface SettingsOperation extends OrgOperation {

  /** Dispatches on the operation. */
  interface Visitor<R> {
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

  <R> R accept(Visitor<R> visitor);

  @Override
  default <R> R accept(OrgOperation.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  record CreatePipeline(
      String pipeline,
      Arg<String> of,
      Arg<List<StageArg>> stages,
      Arg<Map<String, @Nullable String>> replace)
      implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createPipeline(this);
    }
  }

  record EditPipeline(
      String pipeline,
      Arg<String> of,
      Arg<List<StageArg>> stages,
      Arg<Map<String, @Nullable String>> replace)
      implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.editPipeline(this);
    }
  }

  record CreateLabel(String label, Arg<String> colour) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createLabel(this);
    }
  }

  record CreateGroup(String group, Arg<List<String>> members) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createGroup(this);
    }
  }

  record SetGroupMembers(String group, List<String> members) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setGroupMembers(this);
    }
  }

  record SetAllowedIps(List<String> allowedIps) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setAllowedIps(this);
    }
  }

  record SetPolicy(Arg<String> peerAccess, Arg<String> ipCheck) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setPolicy(this);
    }
  }

  record DenySetting(String user, String settings) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.denySetting(this);
    }
  }

  record AllowSetting(String user, String settings) implements SettingsOperation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.allowSetting(this);
    }
  }
}
