package dev.crmkit.access.internal.org;

import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.Optional;

/** Looks up the names of entries of the organisation. */
final class SubjectNames {

  private SubjectNames() {}

  /** Returns the name of a live entry or a deleted user. */
  static Optional<String> name(OrgSnapshot org, Subject subject) {
    if (subject instanceof UserId id) {
      return org.user(id).or(() -> org.deletedUser(id)).map(User::name);
    }
    if (subject instanceof GroupId id) {
      return org.group(id).map(Group::name);
    }
    if (subject instanceof SectionId id) {
      return org.section(id).map(Section::name);
    }
    if (subject instanceof FieldId id) {
      return org.field(id).map(Field::name);
    }
    if (subject instanceof PipelineId id) {
      return org.pipeline(id).map(Pipeline::name);
    }
    return subject instanceof LabelId id ? org.label(id).map(Label::name) : Optional.empty();
  }
}
