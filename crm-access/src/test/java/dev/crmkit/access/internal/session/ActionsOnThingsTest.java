package dev.crmkit.access.internal.session;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.NOBODY;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every action on every kind of thing has an answer: A1, V9. */
@Tag("A1")
@Tag("V9")
class ActionsOnThingsTest {

  private static final Set<Action> OF_SETTINGS =
      EnumSet.of(Action.VIEW, Action.EDIT, Action.DELETE);

  /** Which actions there are on what, written down apart from the code. */
  private static final Map<Class<?>, Set<Action>> APPLY =
      Map.ofEntries(
          Map.entry(ClientId.class, EnumSet.range(Action.VIEW, Action.ASSIGN)),
          Map.entry(ActivityId.class, EnumSet.range(Action.VIEW, Action.ASSIGN)),
          Map.entry(DealId.class, EnumSet.range(Action.VIEW, Action.ASSIGN)),
          Map.entry(FileId.class, EnumSet.of(Action.VIEW, Action.DELETE)),
          Map.entry(
              UserId.class, EnumSet.of(Action.VIEW, Action.EDIT, Action.DELETE, Action.SIGN_IN)),
          Map.entry(GroupId.class, OF_SETTINGS),
          Map.entry(SectionId.class, OF_SETTINGS),
          Map.entry(FieldId.class, OF_SETTINGS),
          Map.entry(PipelineId.class, OF_SETTINGS),
          Map.entry(LabelId.class, OF_SETTINGS),
          Map.entry(SettingsArea.class, EnumSet.of(Action.OPEN, Action.MANAGE)));

  private final SmallCompany company = new SmallCompany();
  private final CrmSession anna = company.as(ANNA);
  private final List<Subject> things = things();

  private List<Subject> things() {
    ClientId client = company.client(VERA, "Acme");
    List<Subject> all = new ArrayList<>();
    all.add(client);
    all.add(anna.activities().create(NewActivity.of(client, "call")).id());
    all.add(anna.deals().create(NewDeal.of(client, "roof")).id());
    all.add(anna.attachments().attach(client, NewFile.of("x"), InputStream.nullInputStream()).id());
    all.add(VERA);
    all.add(anna.groups().create(NewGroup.of("insiders")).id());
    all.add(anna.form().createSection(NewSection.of("More")).id());
    all.add(anna.form().createField(NewField.of("phone", FieldType.TEXT)).id());
    all.add(company.clientPipeline("retail", "contact").id());
    all.add(company.label("vip"));
    all.addAll(Arrays.asList(SettingsArea.values()));
    for (Subject each : List.copyOf(all)) {
      if (!(each instanceof SettingsArea)) {
        all.add(Subject.parse(each.kind() + "/4711"));
      }
    }
    return all;
  }

  private static Set<Class<?>> kinds(Class<?> of) {
    Set<Class<?>> kinds = new HashSet<>();
    for (Class<?> each : of.getPermittedSubclasses()) {
      if (each.isSealed()) {
        kinds.addAll(kinds(each));
      } else {
        kinds.add(each);
      }
    }
    return kinds;
  }

  @Test
  void aThingOfEachKindIsTried() {
    assertThat(APPLY.keySet()).isEqualTo(kinds(Subject.class));
    assertThat(things.stream().map(Object::getClass)).containsAll(kinds(Subject.class));
  }

  @Test
  void noQuestionThrowsAndWhatDoesNotApplyIsDeniedToEverybody() {
    company.as(ANNA).users().setStatus(GLEB, UserStatus.INACTIVE);
    for (Subject thing : things) {
      for (Action action : Action.values()) {
        boolean applies = APPLY.getOrDefault(thing.getClass(), Set.of()).contains(action);
        for (UserId user : List.of(ANNA, BORIS, VERA, GLEB, NOBODY)) {
          String question = user + ": " + action + " " + thing.path();
          Decision toUser = company.as(user).may(action, thing);
          Decision toHost = company.crm.explain(user, null, action, thing);
          if (user.equals(GLEB) || user.equals(NOBODY)) {
            assertThat(toUser.rule().number()).as(question).isIn("U6", "D5");
          } else if (!applies) {
            assertThat(toUser.rule()).as(question).isEqualTo(Rule.NO_SUCH_ACTION);
            assertThat(toUser.rule().number()).isEqualTo("A1");
            assertThat(toHost).as(question).isEqualTo(toUser);
          } else if (user.equals(ANNA) && !thing.key().equals("4711")) {
            assertThat(toUser.allowed()).as(question).isEqualTo(action != Action.SIGN_IN);
          }
          assertThat(toUser.allowed()).as(question).isEqualTo(toHost.allowed());
          assertThatCode(() -> ask(user, action, thing)).as(question).doesNotThrowAnyException();
        }
        if (!applies) {
          assertThat(company.crm.whoCan(action, thing)).as(action + " " + thing).isEmpty();
        }
      }
    }
  }

  private void ask(UserId user, Action action, Subject thing) {
    try {
      assertThat(company.as(user).whoCan(action, thing))
          .isEqualTo(company.crm.whoCan(action, thing));
    } catch (NotFoundException | AccessDeniedException e) {
      assertThat(user.equals(ANNA) && !thing.key().equals("4711")).isFalse();
    }
  }

  @Tag("U7")
  @Test
  void usersSignInAsThemselvesAlone() {
    assertThat(company.as(VERA).may(Action.SIGN_IN, VERA).rule()).isEqualTo(Rule.WORKS);
    for (UserId other : List.of(ANNA, GLEB, UserId.of(4711))) {
      assertThat(company.as(VERA).may(Action.SIGN_IN, other).rule()).isEqualTo(Rule.NO_SUCH_ACTION);
    }
    assertThat(company.crm.whoCan(Action.SIGN_IN, VERA))
        .extracting(each -> each.user().id())
        .containsExactly(VERA);
    company.as(ANNA).users().setStatus(VERA, UserStatus.DISMISSED);
    assertThat(company.crm.whoCan(Action.SIGN_IN, VERA)).isEmpty();
  }

  @Tag("F1")
  @Test
  void theFirstSectionIsDeletedByNobody() {
    assertThat(anna.may(Action.DELETE, Section.FIRST).rule()).isEqualTo(Rule.FIRST_SECTION_STAYS);
    assertThat(company.crm.whoCan(Action.DELETE, Section.FIRST)).isEmpty();
    assertThat(anna.may(Action.EDIT, Section.FIRST).allowed()).isTrue();
  }
}
