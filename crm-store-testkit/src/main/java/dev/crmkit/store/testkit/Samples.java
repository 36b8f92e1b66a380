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
 * Sample values for tests of stores. Attributes that do not matter are filled in: everything was
 * created by Anna, the Director, on 2026-01-01, and is in her portfolio.
 */
public final class Samples {

  /** The Director of every sample workspace. */
  public static final UserRef ANNA = new UserRef(new UserId(1), "Anna");

  /** The portfolio of Anna. */
  public static final PortfolioId ANNAS_PORTFOLIO = new PortfolioId(1);

  private Samples() {}

  /**
   * Returns an instant.
   *
   * @param second the number of seconds after 2026-01-01T00:00:00Z
   * @return the instant
   */
  public static Instant at(long second) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
  }

  /**
   * Returns an id of a new workspace that exists in no store.
   *
   * @return a different id each time
   */
  public static WorkspaceId newWorkspace() {
    return WorkspaceId.of("w" + UUID.randomUUID());
  }

  /**
   * Returns the initial entries of a workspace: Anna with her portfolio, and section 1.
   *
   * @return the entries to create a workspace with
   */
  public static OrgDelta initialEntries() {
    return OrgDelta.putting(
        user(1, UserType.DIRECTOR).name(ANNA.name()).build(),
        new Portfolio(ANNAS_PORTFOLIO, ANNA.id()),
        new Section(Section.FIRST, "General", 0, SectionAccess.EVERYONE));
  }

  /**
   * Returns a Manager under Anna, with a portfolio.
   *
   * @param id the number of the ids of the user and of the portfolio
   * @return the change that adds the Manager to the organisation
   */
  public static OrgDelta manager(long id) {
    return OrgDelta.putting(
        user(id, UserType.MANAGER).responsible(ANNA.id()).build(),
        new Portfolio(new PortfolioId(id), new UserId(id)));
  }

  /**
   * Returns a user.
   *
   * @param id the number of the ids of the user and of the portfolio
   * @param type the type of the user
   * @return a builder with all other attributes filled in
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
   * Returns a client.
   *
   * @param id the number of its id
   * @return a builder with all other attributes filled in
   */
  public static Client.Builder client(long id) {
    Client.Builder builder = Client.builder();
    builder.id(new ClientId(id)).name("Client " + id).portfolio(ANNAS_PORTFOLIO).version(1);
    builder.createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * Returns an activity of client 1.
   *
   * @param id the number of its id
   * @return a builder with all other attributes filled in
   */
  public static Activity.Builder activity(long id) {
    Activity.Builder builder = Activity.builder();
    builder.id(new ActivityId(id)).client(new ClientId(1)).subject("Activity " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * Returns a deal of client 1.
   *
   * @param id the number of its id
   * @return a builder with all other attributes filled in
   */
  public static Deal.Builder deal(long id) {
    Deal.Builder builder = Deal.builder();
    builder.id(new DealId(id)).client(new ClientId(1)).title("Deal " + id);
    builder.portfolio(ANNAS_PORTFOLIO).version(1).createdBy(ANNA).createdAt(at(0)).updatedAt(at(0));
    return builder;
  }

  /**
   * Returns a file.
   *
   * @param id the number of its id
   * @param on the record that it is attached to
   * @param content the staged content of the file
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
   * Returns an edit event of a subject.
   *
   * @param subject the subject of the event
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
   * Returns a deletion.
   *
   * @param id the number of its id, and its time as in {@link #at}
   * @param of the deleted subject
   * @return the deletion
   */
  public static Deletion deletion(long id, Subject of) {
    return new Deletion(new DeletionId(id), of, at(id), ANNA);
  }

  /**
   * Returns a successful sign-in attempt.
   *
   * @param user the number of the id of the user
   * @param second the time, as in {@link #at}
   * @return a builder of the attempt
   */
  public static SignIn.Builder signIn(long user, long second) {
    return SignIn.builder().user(new UserId(user)).attemptedAt(at(second));
  }
}
