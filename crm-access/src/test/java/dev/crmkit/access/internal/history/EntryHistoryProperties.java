package dev.crmkit.access.internal.history;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** The histories of entries of the organisation show what the feed of the user shows about them. */
class EntryHistoryProperties {

  private static final List<UserId> USERS = List.of(ANNA, BORIS, CLARA, VERA, GLEB, DINA, EGOR);

  @Tag("W2")
  @Tag("V8")
  @Tag("F2")
  @Property(tries = 60)
  void aHistoryIsWhatTheFeedShowsAboutItsSubject(@ForAll long seed) {
    Random random = new Random(seed);
    Company company = new Company();
    CrmSession anna = company.as(ANNA, "10.0.0.1");
    SectionId money = anna.form().createSection(NewSection.of("Money")).id();
    GroupId finance = anna.groups().create(NewGroup.of("Finance")).id();
    FieldId debt = anna.form().createField(NewField.of("Debt", FieldType.TEXT).section(money)).id();
    PipelineId retail =
        anna.pipelines().create(NewPipeline.ofClients("Retail").addStage("contact")).id();
    LabelId vip = anna.labels().create(NewLabel.of("vip")).id();
    for (int i = 0; i < 12; i++) {
      change(random, company, money, debt, finance, vip);
    }
    List<Subject> entries = new ArrayList<>(List.of(money, Section.FIRST, debt, retail, vip));
    entries.addAll(USERS);
    for (UserId user : USERS) {
      CrmSession session = company.as(user);
      List<HistoryView> feed = new ArrayList<>();
      Page<HistoryView> page = session.events(PageRequest.first().limit(1_000));
      feed.addAll(page.items());
      assertThat(page.hasMore()).isFalse();
      for (Subject entry : entries) {
        List<HistoryView> shown =
            feed.stream()
                .filter(view -> entry.equals(view.subject()))
                .filter(view -> view.type() != EventType.HAND_OVER || user.equals(ANNA))
                .toList();
        List<HistoryView> history = pages(session, entry, PageRequest.first().limit(2));
        assertThat(history).as("%s of %s", entry, user).isEqualTo(shown);
        List<HistoryView> reversed =
            new ArrayList<>(pages(session, entry, PageRequest.first().newestFirst().limit(3)));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(history);
        Statistics.label("histories that have entries").collect(!history.isEmpty());
      }
    }
  }

  private static void change(
      Random random, Company company, SectionId money, FieldId debt, GroupId finance, LabelId vip) {
    CrmSession by = company.as(USERS.get(random.nextInt(USERS.size())), "10.0.0.2");
    CrmSession anna = company.as(ANNA);
    UserId user = USERS.get(1 + random.nextInt(USERS.size() - 1));
    String name = "n" + random.nextInt(1_000);
    try {
      switch (random.nextInt(10)) {
        case 0 -> by.users().edit(UserEdit.of(user).name(name));
        case 1 -> by.form().editSection(SectionEdit.of(money).name(name));
        case 2 ->
            anna.form()
                .setAccess(
                    money,
                    random.nextBoolean()
                        ? SectionAccess.EVERYONE
                        : SectionAccess.only(Set.of(UserType.HEAD), Set.of(finance)));
        case 3 -> by.form().editField(FieldEdit.of(debt).name(name));
        case 4 -> by.form().editField(FieldEdit.of(debt).section(Section.FIRST));
        case 5 -> anna.groups().edit(GroupEdit.of(finance).members(Set.of(user)));
        case 6 -> anna.users().setStatus(user, UserStatus.ACTIVE);
        case 7 -> anna.users().delete(user);
        case 8 -> anna.users().undoDelete(user);
        default -> by.labels().edit(LabelEdit.of(vip).name(name));
      }
    } catch (CrmException e) {
      // Refused: nothing is recorded.
    }
  }

  /** Reads a history page by page; what the user cannot see has none. */
  private static List<HistoryView> pages(CrmSession session, Subject entry, PageRequest first) {
    List<HistoryView> all = new ArrayList<>();
    try {
      PageRequest request = first;
      Page<HistoryView> page;
      do {
        page = page(session, entry, request);
        all.addAll(page.items());
        request = request.after(page.next().orElse(null));
      } while (page.hasMore());
    } catch (CrmException e) {
      assertThat(all).isEmpty();
    }
    return all;
  }

  private static Page<HistoryView> page(CrmSession session, Subject entry, PageRequest request) {
    if (entry instanceof UserId id) {
      return session.users().history(id, request);
    } else if (entry instanceof SectionId id) {
      return session.form().sectionHistory(id, request);
    } else if (entry instanceof FieldId id) {
      return session.form().fieldHistory(id, request);
    } else if (entry instanceof PipelineId id) {
      return session.pipelines().history(id, request);
    }
    return session.labels().history((LabelId) entry, request);
  }
}
