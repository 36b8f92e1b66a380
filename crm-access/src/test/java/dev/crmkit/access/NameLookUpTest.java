package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.change.NewField;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Look-ups by name and by e-mail address: they find what the user can see, ignoring case. */
class NameLookUpTest {

  private final SmallCompany company = new SmallCompany();

  @Tag("U4")
  @Tag("U12")
  @Test
  void aUserIsFoundByEmailByThoseWhoCanViewTheProfile() {
    UserId hans =
        company
            .as(ANNA)
            .users()
            .create(
                NewUser.builder()
                    .name("Hans")
                    .email("Hans@example.com")
                    .type(UserType.MANAGER)
                    .responsible(BORIS)
                    .build())
            .id();

    for (UserId user : List.of(ANNA, BORIS, hans)) {
      assertThat(company.as(user).users().byEmail("HANS@example.com"))
          .contains(company.as(user).users().get(hans));
    }
    assertThat(company.as(VERA).users().byEmail("hans@example.com")).isEmpty();
    assertThat(company.as(DINA).users().byEmail("nobody@example.com")).isEmpty();
    assertThat(company.crm.userByEmail("hanS@example.com")).map(User::id).contains(hans);
    assertThat(company.crm.userByEmail("nobody@example.com")).isEmpty();

    company.as(ANNA).users().edit(UserEdit.of(hans).email("new@example.com"));
    assertThat(company.crm.userByEmail("hans@example.com")).isEmpty();
    company.as(ANNA).users().delete(hans);
    assertThat(company.crm.userByEmail("new@example.com")).isEmpty();
  }

  @Tag("F2")
  @Tag("F10")
  @Test
  void sectionsAndFieldsAreFoundByNameByThoseToWhomTheyAreOpen() {
    SectionId money = company.headsOnly();
    FieldId debt = field("Debt", money);
    FieldId debtOfAll = field("debt", Section.FIRST);
    FormSettings boris = company.as(BORIS).form();
    FormSettings vera = company.as(VERA).form();

    assertThat(boris.sectionByName("MONEY")).contains(boris.section(money));
    assertThat(vera.sectionByName("Money")).isEmpty();
    assertThat(vera.sectionByName("Mone")).isEmpty();
    assertThat(boris.fieldByName(money, "DEBT")).contains(boris.field(debt));
    assertThat(boris.fieldByName(Section.FIRST, "DEBT")).contains(boris.field(debtOfAll));
    assertThat(boris.fieldByName(money, "no such")).isEmpty();
    assertThatThrownBy(() -> vera.fieldByName(money, "Debt")).isInstanceOf(NotFoundException.class);
    assertThat(boris.fieldsByName("dEBT")).hasSize(2);
    assertThat(vera.fieldsByName("dEBT")).containsExactly(vera.field(debtOfAll));
  }

  private FieldId field(String name, SectionId section) {
    NewField field = NewField.of(name, FieldType.NUMBER).section(section);
    return company.as(ANNA).form().createField(field).id();
  }

  @Tag("S3")
  @Tag("P1")
  @Test
  void labelsPipelinesAndStagesAreFoundByName() {
    LabelId vip = company.label("VIP");
    Pipeline sales = company.sales("Sales");
    CrmSession vera = company.as(VERA);

    assertThat(vera.labels().byName(" vip\u200B")).contains(vera.labels().get(vip));
    assertThat(vera.labels().byName("cold")).isEmpty();
    assertThat(vera.pipelines().byName("SALES")).contains(sales);
    assertThat(vera.pipelines().byName("retail")).isEmpty();
    assertThat(vera.pipelines().stageByName(sales.id(), "WON"))
        .contains(sales.stages().get(1))
        .hasValueSatisfying(stage -> assertThat(stage.name()).isEqualTo("won"));
    assertThat(vera.pipelines().stageByName(sales.id(), "none")).isEmpty();
    assertThatThrownBy(() -> vera.pipelines().stageByName(SmallCompany.unknownPipeline(), "won"))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("U11")
  @Test
  void aGroupIsFoundByNameByThoseWhoCanSeeIt() {
    NewGroup support = NewGroup.builder().name("Support").addMembers(VERA).build();
    company.as(ANNA).groups().create(support);

    for (UserId user : List.of(ANNA, BORIS, VERA)) {
      assertThat(company.as(user).groups().byName("SUPPORT")).isPresent();
    }
    assertThat(company.as(DINA).groups().byName("Support")).isEmpty();
  }

  @Tag("U6")
  @Test
  void whoeverCannotWorkFindsNothing() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);
    CrmSession vera = company.as(VERA);

    List.<Runnable>of(
            () -> vera.users().byEmail("anna@example.com"),
            () -> vera.labels().byName("vip"),
            () -> vera.groups().byName("sales"),
            () -> vera.pipelines().byName("sales"),
            () -> vera.form().sectionByName("Main"),
            () -> vera.form().fieldsByName("phone"),
            () -> vera.form().fieldByName(Section.FIRST, "phone"))
        .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class));
  }
}
