package dev.crmkit.store.testkit;

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
 * Small values to try a store with. What a test does not care about is filled in: everything was
 * made by Anna, the Director, at 2026-01-01, and lies in her portfolio.
 */
public final class Samples {

  /** The Director of every sample workspace. */
  public static final UserRef ANNA = new UserRef(new UserId(1), "Anna");

  /** Her portfolio. */
  public static final PortfolioId ANNAS_PORTFOLIO = new PortfolioId(1);

  private Samples() {}

  /**
   * An instant.
   *
   * @param second how many seconds after 2026-01-01T00:00:00Z
   * @return the instant
   */
  public static Instant at(long second) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
  }

  /**
   * An id for a workspace that there is not yet, in whatever store.
   *
   * @return another one each time
   */
  public static WorkspaceId newWorkspace() {
    return WorkspaceId.of("w" + UUID.randomUUID());
  }

  /**
   * What a workspace begins with: Anna with her portfolio, and section 1.
   *
   * @return a founding
   */
  public static OrgDelta initialEntries() {
    return OrgDelta.putting(
        user(1, UserType.DIRECTOR).name(ANNA.name()).build(),
        new Portfolio(ANNAS_PORTFOLIO, ANNA.id()),
        new Section(Section.FIRST, "General", 0, SectionAccess.EVERYONE));
  }

  /**
   * A manager under Anna, with a portfolio of his own.
   *
   * @param id the number of his id, and of his portfolio
   * @return what puts him into the organisation
   */
  public static OrgDelta manager(long id) {
    return OrgDelta.putting(
        user(id, UserType.MANAGER).responsible(ANNA.id()).build(),
        new Portfolio(new PortfolioId(id), new UserId(id)));
  }

  /**
   * A user.
   *
   * @param id the number of his id, and of his portfolio
   * @param type his type
   * @return a builder in which the rest is filled in
   */
  public static User.Builder user(long id, UserType type) {
    return User.builder()
        .id(new UserId(id))
        .name("User " + id)
        .type(type)
        .portfolio(new PortfolioId(id))
        .createdAt(at(0));
  }

  /**
   * A client.
   *
   * @param id the number of its id
   * @return a builder in which the rest is filled in
   */
  public static Client.Builder client(long id) {
    Client.Builder builder = Client.builder();
    builder.id(new ClientId(id)).name("Client " + id).portfolio(ANNAS_PORTFOLIO).version(1);
    builder.createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * An activity of client 1.
   *
   * @param id the number of its id
   * @return a builder in which the rest is filled in
   */
  public static Activity.Builder activity(long id) {
    Activity.Builder builder = Activity.builder();
    builder.id(new ActivityId(id)).client(new ClientId(1)).subject("Activity " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * A deal of client 1.
   *
   * @param id the number of its id
   * @return a builder in which the rest is filled in
   */
  public static Deal.Builder deal(long id) {
    Deal.Builder builder = Deal.builder();
    builder.id(new DealId(id)).client(new ClientId(1)).title("Deal " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * A file.
   *
   * @param id the number of its id
   * @param on the record that it is attached to
   * @param content what it is made of
   * @return the file
   */
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

  /**
   * An edit of a subject, to be appended.
   *
   * @param subject what it is about
   * @return an event without a position
   */
  public static Event event(Subject subject) {
    return Event.builder()
        .revision(1)
        .occurredAt(at(0))
        .actor(ANNA)
        .subject(subject)
        .type(EventType.EDIT)
        .build();
  }

  /**
   * A deletion.
   *
   * @param id the number of its id, and the second at which it took place
   * @param of what was named
   * @return the deletion
   */
  public static Deletion deletion(long id, Subject of) {
    return new Deletion(new DeletionId(id), of, at(id), ANNA);
  }

  /**
   * A successful attempt to sign in.
   *
   * @param user the number of who tried
   * @param second when
   * @return a builder of it
   */
  public static SignIn.Builder signIn(long user, long second) {
    return SignIn.builder().user(new UserId(user)).attemptedAt(at(second));
  }
}
