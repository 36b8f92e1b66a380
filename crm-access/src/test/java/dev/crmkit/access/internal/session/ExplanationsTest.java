package dev.crmkit.access.internal.session;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.CLARA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.EGOR;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.NOBODY;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Decisions on any thing: complete for the host application, and restricted to what the user sees
 * (V8, V9).
 */
class ExplanationsTest {

  private final SmallCompany company = new SmallCompany();
  private final ClientId ofVera = company.client(VERA, "Acme");
  private final FileId file =
      company
          .as(VERA)
          .attachments()
          .attach(ofVera, NewFile.of("x"), InputStream.nullInputStream())
          .id();
  private final SectionId closed = company.headsOnly();
  private final FieldId hidden =
      company
          .as(ANNA)
          .form()
          .createField(NewField.of("debt", FieldType.NUMBER).section(closed))
          .id();
  private final FieldId open = company.field("phone", FieldType.TEXT);
  private final LabelId label = company.label("vip");
  private final GroupId group = company.as(ANNA).groups().create(NewGroup.of("insiders")).id();
  private final PipelineId pipeline = company.clientPipeline("retail", "contact").id();

  private Rule shownToHost(UserId user, Action action, Subject thing) {
    return company.crm.explain(user, null, action, thing).rule();
  }

  private Rule shownToUser(UserId user, Action action, Subject thing) {
    return company.as(user).may(action, thing).rule();
  }

  private List<UserId> who(Action action, Subject thing) {
    return company.crm.whoCan(action, thing).stream().map(each -> each.user().id()).toList();
  }

  @Test
  void theHostIsShownTheFullReasonForARecordAndItsFiles() {
    for (Subject thing : List.of(ofVera, file)) {
      assertThat(shownToHost(VERA, Action.DELETE, thing)).isEqualTo(Rule.OWNER);
      assertThat(shownToHost(GLEB, Action.DELETE, thing)).isEqualTo(Rule.PEERS_NEVER_DELETE);
      assertThat(shownToHost(DINA, Action.VIEW, thing)).isEqualTo(Rule.OTHER_TEAM);
      assertThat(shownToHost(EGOR, Action.VIEW, thing)).isEqualTo(Rule.SEES_OWN_ONLY);
    }
    assertThat(shownToHost(ANNA, Action.VIEW, ClientId.of(4711))).isEqualTo(Rule.NO_SUCH_THING);
    assertThat(shownToHost(ANNA, Action.VIEW, FileId.of(4711))).isEqualTo(Rule.NO_SUCH_THING);
  }

  @Test
  void theHostIsFirstShownWhetherTheUserCanWorkAtAll() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThat(shownToHost(VERA, Action.VIEW, ofVera)).isEqualTo(Rule.INACTIVE);
    assertThat(shownToHost(NOBODY, Action.VIEW, ofVera)).isEqualTo(Rule.NO_SUCH_USER);
    assertThat(company.crm.explainSignIn(VERA, null).rule()).isEqualTo(Rule.INACTIVE);
    assertThat(company.crm.explainSignIn(GLEB, null).rule()).isEqualTo(Rule.WORKS);
  }

  @Test
  void theHostIsShownTheReasonsForUsersAndSettings() {
    assertThat(shownToHost(BORIS, Action.EDIT, VERA)).isEqualTo(Rule.PROFILE_OF_TEAM);
    assertThat(shownToHost(BORIS, Action.VIEW, DINA)).isEqualTo(Rule.PROFILE_NOT_SEEN);
    assertThat(shownToHost(ANNA, Action.VIEW, NOBODY)).isEqualTo(Rule.NO_SUCH_THING);
    assertThat(shownToHost(VERA, Action.OPEN, SettingsArea.STAGES)).isEqualTo(Rule.TYPE_OPENS_AREA);
    for (Subject thing : List.of(open, label, pipeline, group)) {
      assertThat(shownToHost(BORIS, Action.VIEW, thing)).isEqualTo(Rule.WORKS);
      assertThat(shownToHost(ANNA, Action.EDIT, thing)).isEqualTo(Rule.DIRECTOR_MAY_ALL);
    }
    assertThat(shownToHost(VERA, Action.VIEW, group)).isEqualTo(Rule.NO_SUCH_THING);
    assertThat(shownToHost(VERA, Action.EDIT, label)).isEqualTo(Rule.TYPE_MANAGES_AREA);
    for (Subject thing : List.of(open, pipeline)) {
      assertThat(shownToHost(VERA, Action.EDIT, thing)).isEqualTo(Rule.AREA_NOT_OF_TYPE);
    }
    assertThat(shownToHost(BORIS, Action.EDIT, group)).isEqualTo(Rule.AREA_NOT_OF_TYPE);
    assertThat(shownToHost(BORIS, Action.EDIT, pipeline)).isEqualTo(Rule.TYPE_MANAGES_AREA);
    for (Subject missing :
        List.of(
            SectionId.of(77), FieldId.of(77), LabelId.of(77), PipelineId.of(77), GroupId.of(77))) {
      assertThat(shownToHost(ANNA, Action.VIEW, missing)).isEqualTo(Rule.NO_SUCH_THING);
    }
  }

  @Test
  void aClosedSectionAndItsFieldsAreNotThereForThoseWhoDoNotSeeThem() {
    for (Subject thing : List.of(closed, hidden)) {
      assertThat(shownToUser(VERA, Action.VIEW, thing)).isEqualTo(Rule.NO_SUCH_THING);
      assertThat(shownToUser(VERA, Action.EDIT, thing)).isEqualTo(Rule.NO_SUCH_THING);
      assertThat(shownToUser(BORIS, Action.VIEW, thing)).isEqualTo(Rule.WORKS);
      assertThat(shownToUser(BORIS, Action.EDIT, thing)).isEqualTo(Rule.TYPE_MANAGES_AREA);
    }
  }

  @Test
  void theUserIsShownReasonsForWhatTheySeeAndForNothingElse() {
    assertThat(shownToUser(GLEB, Action.EDIT, ofVera)).isEqualTo(Rule.PEERS_VIEW_ONLY);
    assertThat(shownToUser(DINA, Action.EDIT, ofVera)).isEqualTo(Rule.NO_SUCH_THING);
    assertThat(shownToUser(VERA, Action.MANAGE, SettingsArea.SECURITY))
        .isEqualTo(Rule.AREA_NOT_OF_TYPE);
    assertThat(shownToUser(VERA, Action.EDIT, DINA)).isEqualTo(Rule.NO_SUCH_THING);
  }

  @Test
  void whoMayDoItIsAnsweredForEverything() {
    assertThat(who(Action.VIEW, ofVera)).containsExactly(ANNA, BORIS, VERA, GLEB);
    assertThat(who(Action.EDIT, ofVera)).containsExactly(ANNA, BORIS, VERA);
    assertThat(who(Action.VIEW, file)).containsExactly(ANNA, BORIS, VERA, GLEB);
    assertThat(who(Action.VIEW, VERA)).containsExactly(ANNA, BORIS, VERA);
    assertThat(who(Action.VIEW, closed)).containsExactly(ANNA, BORIS, CLARA);
    assertThat(who(Action.EDIT, label)).hasSize(8);
    assertThat(who(Action.VIEW, ClientId.of(4711))).isEmpty();
    assertThat(who(Action.VIEW, FileId.of(4711))).isEmpty();
  }

  @Test
  void whoWorksAndWhoCreatesWhomIsAnsweredForThoseWhoCanWork() {
    company.as(ANNA).users().setStatus(CLARA, UserStatus.DISMISSED);

    assertThat(company.crm.whoCanWork())
        .extracting(each -> each.user().id())
        .hasSize(7)
        .doesNotContain(CLARA);
    assertThat(company.crm.whoCanCreate(UserType.HEAD))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA);
    assertThat(company.crm.whoCanCreate(UserType.MANAGER))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA, BORIS);
  }

  @Tag("V9")
  @Test
  void whoMayDoItCanBeAskedByAHeadOfRecordsAndFilesAndByTheDirectorOfEverything() {
    assertThat(company.as(BORIS).whoCan(Action.VIEW, file))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA, BORIS, VERA, GLEB);
    assertThatThrownBy(() -> company.as(CLARA).whoCan(Action.VIEW, file))
        .isInstanceOf(NotFoundException.class);
    assertThat(company.as(ANNA).whoCan(Action.MANAGE, SettingsArea.STAGES))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA, BORIS, CLARA);
    assertThatThrownBy(() -> company.as(BORIS).whoCan(Action.VIEW, label))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).whoCan(Action.VIEW, closed))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aSessionShowsWhatItsUserMayCreate() {
    assertThat(company.as(VERA).user()).isEqualTo(VERA);
    assertThat(company.as(VERA).mayCreateRecords().rule()).isEqualTo(Rule.EVERYONE_CREATES);
    assertThat(company.as(VERA).mayCreate(UserType.MANAGER).rule())
        .isEqualTo(Rule.MANAGERS_CREATE_NOBODY);
    assertThat(company.as(BORIS).mayCreate(UserType.MANAGER).allowed()).isTrue();
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);
    assertThat(company.as(VERA).mayCreateRecords().rule()).isEqualTo(Rule.INACTIVE);
  }
}
