package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.testing.Allocation;
import java.time.Instant;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A call that concerns one entry of the settings does not look at all others: what it allocates
 * hardly depends on how many there are.
 */
class LargeSettingsTest {

  private static final int FEW = 20;
  private static final int MANY = 10_000;

  /**
   * More than a call that looks at no other entry allocates, and less than one for each of many.
   */
  private static final long MARGIN = 400_000;

  @Tag("S3")
  @Test
  void creatingALabelDoesNotLookAtAllLabels() {
    assertNotLinear(
        i -> new Label(new LabelId(1_000 + i), "label number " + i, "#fff"),
        company -> company.as(ANNA).labels().create(NewLabel.of("new")));
  }

  @Tag("U11")
  @Test
  void creatingAGroupDoesNotLookAtAllGroups() {
    assertNotLinear(
        i -> new Group(new GroupId(1_000 + i), "group number " + i),
        company -> company.as(ANNA).groups().create(NewGroup.of("new")));
  }

  @Tag("U11")
  @Test
  void changingAGroupDoesNotLookAtAllUsers() {
    assertNotLinear(
        LargeSettingsTest::manager,
        company -> {
          GroupId group = company.as(ANNA).groups().create(NewGroup.of("new")).id();
          company.as(ANNA).groups().edit(GroupEdit.of(group).members(Set.of(BORIS)));
        });
  }

  @Tag("F1")
  @Test
  void readingAClientDoesNotPutTheFormInOrder() {
    assertNotLinear(
        i ->
            i % 20 == 0
                ? new Section(new SectionId(1_000 + i), "s", i, SectionAccess.EVERYONE)
                : Field.builder()
                    .id(new FieldId(1_000 + i))
                    .section(new SectionId(1_000 + i - i % 20))
                    .name("f")
                    .type(FieldType.TEXT)
                    .build(),
        company -> company.as(ANNA).clients().get(new ClientId(7)));
  }

  private static User manager(int number) {
    return User.builder()
        .id(UserId.of(1_000 + number))
        .name("m")
        .type(UserType.MANAGER)
        .responsible(BORIS)
        .portfolio(PortfolioId.of(1_000 + number))
        .createdAt(Instant.EPOCH)
        .build();
  }

  /** A call in a company. */
  private interface CallIn {
    void in(Company company);
  }

  private static void assertNotLinear(IntFunction<OrgEntry> entry, CallIn call) {
    long next = allocated(FEW, entry, call);
    long nextToMany = allocated(MANY, entry, call);

    assertThat(nextToMany).isLessThan(next + MARGIN);
  }

  /** The bytes that a call allocates in a company with so many entries, the second time. */
  private static long allocated(int count, IntFunction<OrgEntry> entry, CallIn call) {
    Company company =
        new Company(Limits.builder().labels(2 * MANY).groups(2 * MANY).fields(2 * MANY).build());
    company.as(ANNA).clients().create(NewClient.of("Orion").id(new ClientId(7)));
    OrgDelta.Builder delta = OrgDelta.builder();
    IntStream.range(0, count).mapToObj(entry).forEach(delta::put);
    company.apply(delta.build());
    company.as(ANNA).clients().get(new ClientId(7));
    return Allocation.of(() -> call.in(company));
  }
}
