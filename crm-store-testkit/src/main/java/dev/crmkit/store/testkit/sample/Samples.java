package dev.crmkit.store.testkit.sample;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.UUID;

/**
 * Sample values for tests of stores. Attributes that do not matter are filled in: everything was
 * created by Anna, the Director, on 2026-01-01, and is in her portfolio.
 */
public final class Samples {

  /** The Director of every sample workspace. */
  public static final UserRef ANNA = new UserRef(new UserId(1), "Anna");

  /** The portfolio of Anna. */
  public static final PortfolioId ANNAS_PORTFOLIO = new PortfolioId(1);

  private Samples() {}

  /** Returns the instant that is some seconds after 2026-01-01T00:00:00Z. */
  public static Instant at(long second) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
  }

  /** Returns the id of a new workspace that exists in no store, a different one each time. */
  public static WorkspaceId newWorkspace() {
    return WorkspaceId.of("w" + UUID.randomUUID());
  }

  /** Returns the initial entries of a workspace: Anna with her portfolio, and section 1. */
  public static OrgDelta initialEntries() {
    return OrgDelta.putting(
        user(1, UserType.DIRECTOR).name(ANNA.name()).build(),
        new Portfolio(ANNAS_PORTFOLIO, ANNA.id()),
        new Section(Section.FIRST, "General", 0, SectionAccess.EVERYONE));
  }

  /** Returns the change that adds a Manager under Anna, with a portfolio of the same number. */
  public static OrgDelta manager(long id) {
    return OrgDelta.putting(
        user(id, UserType.MANAGER).responsible(ANNA.id()).build(),
        new Portfolio(new PortfolioId(id), new UserId(id)));
  }

  /** Returns a user, in a portfolio of the same number. */
  public static User.Builder user(long id, UserType type) {
    return User.builder()
        .id(new UserId(id))
        .name("User " + id)
        .type(type)
        .portfolio(new PortfolioId(id))
        .createdAt(at(0));
  }

  /** Returns a client of which only the number of the id is given. */
  public static Client.Builder client(long id) {
    Client.Builder builder = Client.builder();
    builder.id(new ClientId(id)).name("Client " + id).portfolio(ANNAS_PORTFOLIO).version(1);
    builder.createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /** Returns an activity of client 1. */
  public static Activity.Builder activity(long id) {
    Activity.Builder builder = Activity.builder();
    builder.id(new ActivityId(id)).client(new ClientId(1)).subject("Activity " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /** Returns a deal of client 1. */
  public static Deal.Builder deal(long id) {
    Deal.Builder builder = Deal.builder();
    builder.id(new DealId(id)).client(new ClientId(1)).title("Deal " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /** Returns a file with staged content, attached to a record. */
  public static FileInfo file(long id, RecordId on, StagedContent content) {
    return FileInfo.builder()
        .id(new FileId(id))
        .record(on)
        .name("file " + id)
        .mediaType("text/plain")
        .size(content.size())
        .sha256(content.sha256())
        .createdBy(ANNA)
        .createdAt(at(0))
        .build();
  }

  /** Returns an edit event of a subject, without a position. */
  public static Event event(Subject subject) {
    return Event.builder()
        .revision(1)
        .occurredAt(at(0))
        .actor(ANNA)
        .subject(subject)
        .type(EventType.EDIT)
        .build();
  }

  /** Returns a deletion of a subject; the number of its id is also its time, as in {@link #at}. */
  public static Deletion deletion(long id, Subject of) {
    return new Deletion(new DeletionId(id), of, at(id), ANNA);
  }

  /** Returns a successful sign-in attempt of a user, at a time as in {@link #at}. */
  public static SignIn.Builder signIn(long user, long second) {
    return SignIn.builder().user(new UserId(user)).attemptedAt(at(second));
  }
}
