package dev.crmkit.access.internal.org;

import dev.crmkit.access.internal.plan.Emails;
import dev.crmkit.access.internal.plan.EntryTexts;
import dev.crmkit.access.internal.session.StoredClock;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates a workspace with one Director, one portfolio and section 1 of the client form. */
public final class WorkspaceCreation {

  private static final int CURSOR_KEY_BYTES = 32;

  private WorkspaceCreation() {}

  /**
   * Creates a workspace, unless another call has created it in the meantime.
   *
   * @param id the id of the Director; null for a random one
   * @param email the e-mail address of the Director; null for none
   * @throws dev.crmkit.core.error.InvalidException if the Director's name or address is invalid
   */
  public static void create(
      CrmStore store,
      WorkspaceId workspace,
      @Nullable UserId id,
      String name,
      @Nullable String email,
      CrmOptions options) {
    check(name, email);
    RandomGenerator random = options.random();
    Instant now = StoredClock.now(options);
    User director =
        User.builder()
            .id(id == null ? new UserId(random.nextLong(1, Id.MAX + 1)) : id)
            .name(name)
            .email(Optional.ofNullable(email))
            .type(UserType.DIRECTOR)
            .portfolio(new PortfolioId(random.nextLong(1, Id.MAX + 1)))
            .createdAt(now)
            .build();
    byte[] cursorKey = new byte[CURSOR_KEY_BYTES];
    random.nextBytes(cursorKey);
    Section first = new Section(Section.FIRST, "Main", 0, SectionAccess.EVERYONE);
    store.create(
        workspace,
        HexFormat.of().formatHex(cursorKey),
        OrgDelta.putting(director, new Portfolio(director.portfolio(), director.id()), first),
        List.of(created(now, director.id(), director), created(now, first.id(), first)));
  }

  private static void check(String name, @Nullable String email) {
    Violations violations = new Violations();
    Texts.checkName("name", name, violations);
    if (email != null) {
      Emails.check("email", email, violations);
    }
    violations.throwIfAny();
  }

  private static Event created(Instant now, Subject subject, OrgEntry entry) {
    return Event.builder()
        .revision(1)
        .occurredAt(now)
        .subject(subject)
        .type(EventType.CREATE)
        .changes(EntryTexts.changes(null, entry))
        .build();
  }
}
