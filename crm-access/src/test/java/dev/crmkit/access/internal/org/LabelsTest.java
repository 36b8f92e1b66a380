package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.Labels;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserStatus;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S1, S2, S3. */
class LabelsTest {

  private final Company company = new Company();
  private final Labels vera = company.as(VERA).labels();

  @Tag("S1")
  @Tag("S3")
  @Test
  void everyTypeManagesLabels() {
    Label vip = vera.create(NewLabel.of("vip"));
    assertThat(vip.colour()).isEqualTo(Label.DEFAULT_COLOUR);
    Label cold =
        company.as(ANNA).labels().create(NewLabel.of("Cold").id(LabelId.of(9)).colour("#00f"));

    assertThat(vera.list()).containsExactly(cold, vip);
    assertThat(vera.edit(LabelEdit.of(vip.id()).name("VIP")).name()).isEqualTo("VIP");
    assertThat(vera.edit(LabelEdit.of(vip.id()).colour("#d33")))
        .isEqualTo(new Label(vip.id(), "VIP", "#d33"));
    assertThat(vera.get(cold.id())).isEqualTo(cold);
  }

  @Tag("S3")
  @Test
  void aNameIsOneLabelsWhateverTheCase() {
    vera.create(NewLabel.of("vip"));
    LabelId cold = vera.create(NewLabel.of("cold")).id();

    invalid(() -> vera.create(NewLabel.of("VIP")), "name TAKEN");
    invalid(() -> vera.edit(LabelEdit.of(cold).name("Vip")), "name TAKEN");
    invalid(() -> vera.create(NewLabel.of(" ")), "name REQUIRED");
  }

  @Tag("S2")
  @Test
  void aManagerWhoIsDeniedLabelsUsesThemOnly() {
    LabelId vip = vera.create(NewLabel.of("vip")).id();
    company.as(ANNA).users().denySetting(VERA, SettingsArea.LABELS);

    denied(Rule.AREA_DENIED, () -> vera.create(NewLabel.of("cold")));
    denied(Rule.AREA_DENIED, () -> vera.edit(LabelEdit.of(vip).name("mine")));
    denied(Rule.AREA_DENIED, () -> vera.delete(vip));
    notFound(LabelId.of(77), () -> vera.delete(LabelId.of(77)));
    assertThat(vera.list()).hasSize(1);
  }

  @Tag("R5")
  @Tag("S3")
  @Test
  void aDeletedLabelIsGoneAndItsIdIsNeverUsedAgain() {
    LabelId vip = vera.create(NewLabel.of("vip")).id();
    vera.delete(vip);

    assertThat(vera.list()).isEmpty();
    notFound(vip, () -> vera.get(vip));
    invalid(() -> vera.create(NewLabel.of("vip").id(vip)), "id TAKEN");
    assertThat(vera.create(NewLabel.of("vip")).id()).isNotEqualTo(vip);
  }

  @Tag("A1")
  @Test
  void aUserWhoCannotWorkSeesNone() {
    vera.create(NewLabel.of("vip"));
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThat(vera.list()).isEmpty();
    denied(Rule.INACTIVE, () -> vera.create(NewLabel.of("cold")));
  }

  @Tag("A4")
  @Test
  void aColourThatCannotBeKeptIsRefused() {
    LabelId vip = vera.create(NewLabel.of("vip")).id();

    invalid(() -> vera.create(NewLabel.of("cold").colour("\0")), "colour MALFORMED");
    invalid(() -> vera.edit(LabelEdit.of(vip).colour("\0")), "colour MALFORMED");
  }

  @Test
  void aLabelIsRecordedAsCreatedAndThenAsEdited() {
    LabelId vip = vera.create(NewLabel.of("vip")).id();
    vera.edit(LabelEdit.of(vip).name("VIP"));

    assertThat(company.events())
        .filteredOn(event -> event.subject().equals(Optional.of(vip)))
        .extracting(Event::type)
        .containsExactly(EventType.CREATE, EventType.EDIT);
  }
}
