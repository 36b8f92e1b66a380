package dev.crmkit.core.store;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that reads a workspace. Records and files are <em>living</em> unless they are
 * deleted; deleted ones are kept until they are restored or purged (rules.md E6).
 *
 * <h2>Damaged data</h2>
 *
 * A damaged record, file, deletion, event or sign-in affects no other. A method that returns one
 * thing throws {@link dev.crmkit.core.error.UnreadableException} if it cannot be read. A method
 * that returns several leaves it out and logs its id. {@link #count} counts it, and {@link
 * #unreadable} finds it.
 */
public interface ReadTransaction {

  /**
   * Returns the organisation, including changes made by this transaction.
   *
   * @return the snapshot
   */
  OrgSnapshot org();

  /**
   * Returns the secret that seals the cursors of this workspace.
   *
   * @return as given when the workspace was created
   */
  String cursorKey();

  /**
   * Finds a living record.
   *
   * @param id the id of the record
   * @return empty if there is no such record or it is deleted
   */
  Optional<CrmRecord> record(RecordId id);

  /**
   * Finds a living client.
   *
   * @param id the id of the client
   * @return empty if there is no such client or it is deleted
   */
  default Optional<Client> client(ClientId id) {
    return record(id).map(Client.class::cast);
  }

  /**
   * Finds the living records with some ids, in one query where the store can.
   *
   * @param ids ids of any kinds
   * @return by id; records that do not exist or are deleted are left out
   */
  default Map<RecordId, CrmRecord> records(Set<? extends RecordId> ids) {
    Map<RecordId, CrmRecord> found = new HashMap<>();
    ids.forEach(id -> record(id).ifPresent(record -> found.put(id, record)));
    return found;
  }

  /**
   * Finds the portfolios of the living records and files with some ids, in one query where the
   * store can. A file is in the portfolio of its record.
   *
   * @param ids ids of records and files
   * @return by id; those that do not exist or are deleted are left out
   */
  default Map<Subject, PortfolioId> portfolios(Set<? extends Subject> ids) {
    Map<Subject, PortfolioId> found = new HashMap<>();
    for (Subject id : ids) {
      Optional<RecordId> on =
          id instanceof RecordId record
              ? Optional.of(record)
              : file((FileId) id).map(FileInfo::record);
      on.flatMap(this::record).ifPresent(record -> found.put(id, record.portfolio()));
    }
    return found;
  }

  /**
   * Finds a living activity.
   *
   * @param id the id of the activity
   * @return empty if there is no such activity or it is deleted
   */
  default Optional<Activity> activity(ActivityId id) {
    return record(id).map(Activity.class::cast);
  }

  /**
   * Finds a living deal.
   *
   * @param id the id of the deal
   * @return empty if there is no such deal or it is deleted
   */
  default Optional<Deal> deal(DealId id) {
    return record(id).map(Deal.class::cast);
  }

  /**
   * Returns a page of living records.
   *
   * @param <R> the class of the records
   * @param query the query; an empty scope costs nothing
   * @return in the order of the query, at most as many as its limit
   */
  <R extends CrmRecord> List<R> list(RecordQuery<R> query);

  /**
   * Counts living records.
   *
   * @param kind the kind of record
   * @param scope the portfolios to search
   * @param where the condition that the records meet
   * @return 0 or more
   */
  long count(RecordKind kind, Scope scope, Condition where);

  /**
   * Summarizes living records: counts them and sums the amounts of deals, in groups (rules.md R6).
   * Sums are exact.
   *
   * <ul>
   *   <li>The owner is that of the record's portfolio.
   *   <li>A record in a stage that was replaced is in the replacement. Labels, stages and pipelines
   *       that were deleted are ignored.
   *   <li>A record is in a group for each of its labels, and in one without a label if it has none.
   *   <li>A checkbox that was never set is "no" (rules.md F6).
   *   <li>Attributes that the kind of record does not have, have no value.
   * </ul>
   *
   * @param query the query; an empty scope costs nothing
   * @return the summary
   * @throws dev.crmkit.core.error.InvalidException if it would have too many groups
   * @throws IllegalArgumentException if there is no such field or pipeline
   * @throws java.time.DateTimeException if there is no such time zone
   */
  Summary summarize(SummaryQuery query);

  /**
   * Returns the ids of the living activities and deals of some clients.
   *
   * @param clients the ids of the clients
   * @param scope the portfolios of the activities and deals
   * @return without duplicates, in no particular order
   */
  default List<RecordId> childrenOf(Collection<ClientId> clients, Scope scope) {
    List<RecordId> children = new ArrayList<>();
    for (ClientId client : clients) {
      for (Class<? extends CrmRecord> type : List.of(Activity.class, Deal.class)) {
        list(new RecordQuery<>(
                type,
                scope,
                new Condition.OfClient(client),
                Sort.ascending(Sort.Attribute.CREATED),
                null,
                Integer.MAX_VALUE))
            .forEach(child -> children.add(child.id()));
      }
    }
    return children;
  }

  /**
   * Counts the living records of each portfolio in one pass.
   *
   * @param scope the portfolios to count
   * @return by portfolio and kind; zero counts are left out
   */
  Map<PortfolioId, Map<RecordKind, Long>> countByPortfolio(Scope scope);

  /**
   * Finds a living file. A file of a deleted record is not living.
   *
   * @param id the id of the file
   * @return empty if there is no such file or it is deleted
   */
  Optional<FileInfo> file(FileId id);

  /**
   * Returns the living files of a record.
   *
   * @param record the id of the record
   * @return by id, ascending
   */
  List<FileInfo> filesOf(RecordId record);

  /**
   * Returns a page of the living files of records in a scope.
   *
   * @param scope the portfolios of the records
   * @param afterId the number of the last id of the previous page, 0 for the first page
   * @param limit the maximum number of files, 1 or more
   * @return by id, ascending
   */
  List<FileInfo> files(Scope scope, long afterId, int limit);

  /**
   * Opens the content of a living or deleted file. The stream remains readable after the
   * transaction and after the file is deleted. If the file is purged while the stream is read, the
   * stream throws an {@link java.io.IOException}. Up to 1 MiB that was buffered may be returned
   * before; the end of the stream is reported only after the complete content.
   *
   * @param id the id of the file
   * @return the content as it was staged, for the caller to close
   * @throws IllegalArgumentException if there is no such file
   */
  InputStream content(FileId id);

  /**
   * Returns whether an id of a record or a file is used, or ever was, even if it was purged
   * (rules.md R5).
   *
   * @param id the id of a record or a file
   * @return true if it cannot be used for a new one
   */
  boolean isTaken(Subject id);

  /**
   * Returns those of some ids that are {@linkplain #isTaken taken}, in a few queries for all of
   * them where the store can.
   *
   * @param <I> the type of the ids
   * @param ids the ids of records
   * @return the taken ones
   */
  default <I extends RecordId> Set<I> taken(Set<I> ids) {
    return ids.stream().filter(this::isTaken).collect(Collectors.toSet());
  }

  /**
   * Finds the deletion of a record or a file.
   *
   * @param id the id of a record or a file
   * @return empty if it is living, unknown or purged
   */
  Optional<Deletion> deletion(Subject id);

  /**
   * Returns everything that one deletion deleted and that was neither restored nor purged since.
   *
   * @param id the id of the deletion
   * @return ids of records and files
   */
  Set<Subject> deletedIn(DeletionId id);

  /**
   * Returns the deletions that can still be undone or purged, at least in part.
   *
   * @param limit the maximum number of deletions, 1 or more
   * @return by time, then by id, descending
   */
  default List<Deletion> deletions(int limit) {
    return deletions(null, limit);
  }

  /**
   * Returns the deletions that come after one in the order of {@link #deletions(int)}.
   *
   * @param after the time and the id of that deletion, which may have been undone or purged since;
   *     null to begin with the latest one
   * @param limit the maximum number of deletions, 1 or more
   * @return by time, then by id, descending; fewer than the limit only if there are no more
   */
  List<Deletion> deletions(@Nullable Position after, int limit);

  /**
   * Finds a deleted record.
   *
   * @param id the id of the record
   * @return the record as it was; empty if it is not deleted
   */
  Optional<CrmRecord> deletedRecord(RecordId id);

  /**
   * Finds a deleted file.
   *
   * @param id the id of the file
   * @return the file as it was; empty if it is not deleted
   */
  Optional<FileInfo> deletedFile(FileId id);

  /**
   * Returns whether a deleted client, which could be restored, has a value of a field (rules.md
   * F8). Does not read the deleted clients.
   *
   * @param field the id of the field
   * @return true if at least one has
   */
  boolean hasDeletedValue(FieldId field);

  /**
   * Returns the deleted files of a living or deleted record.
   *
   * @param record the id of the record
   * @return files that were deleted alone or with the record
   */
  Set<FileId> deletedFilesOf(RecordId record);

  /**
   * Returns the oldest events about a subject: the first page of {@link #history(Subject,
   * EventRange)}.
   *
   * @param subject the subject of the events
   * @return by position, ascending, at most 1,000
   */
  default List<Event> history(Subject subject) {
    return history(subject, EventRange.oldestFirst(0, 1_000));
  }

  /**
   * Returns a range of the events about a subject.
   *
   * @param subject the subject of the events
   * @param range the range, whose bounds apply
   * @return in the order of the range; empty only if the range contains none
   */
  List<Event> history(Subject subject, EventRange range);

  /**
   * Returns a range of the hand-overs of some portfolios.
   *
   * @param portfolios the ids of the portfolios
   * @param range the range, whose bounds apply
   * @return the events whose {@link Event#handOver} contains at least one of the portfolios, in the
   *     order of the range; empty only if the range contains none
   */
  List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range);

  /**
   * Returns a range of the changes of pipelines that ended some stages.
   *
   * @param stages the ids of the stages
   * @param range the range, whose bounds apply
   * @return the events whose {@link Event#endedStages} contains at least one of the stages, in the
   *     order of the range; empty only if the range contains none
   */
  List<Event> stageEnds(Set<StageId> stages, EventRange range);

  /**
   * Returns the placement of each of some records by its first event in a range. With a range that
   * is read newest first, this is the placement before a position. The records are looked up in one
   * query where the store can.
   *
   * @param records the ids of the records
   * @param range the range and its order; its limit is ignored
   * @return by record; records without an event in the range are left out
   */
  default Map<RecordId, Placement> placements(Set<? extends RecordId> records, EventRange range) {
    EventRange one = new EventRange(range.after(), range.before(), range.newestFirst(), 1);
    Map<RecordId, Placement> found = new HashMap<>();
    for (RecordId id : records) {
      for (Event event : history(id, one)) {
        found.put(id, new Placement(event.position(), id, event.type(), event.portfolio()));
      }
    }
    return found;
  }

  /**
   * Returns the events after which a record is in one of some portfolios.
   *
   * @param portfolios the ids of the portfolios
   * @param range the range
   * @return in the order of the range, at most as many as its limit
   */
  List<Placement> placementsIn(Set<PortfolioId> portfolios, EventRange range);

  /**
   * Returns a page of the feed of the workspace (rules.md W3). A reader that continues after the
   * last position it saw misses nothing. The size is bounded by {@link EventRange#MAX_SIZE} as
   * well.
   *
   * @param after the position after which the page begins, 0 for the first page
   * @param limit the maximum number of events, 1 or more
   * @return by position, ascending; empty only if there are no more events at present
   */
  List<Event> events(long after, int limit);

  /**
   * Returns a page of the events of one actor or of everyone, in a period. The work is proportional
   * to the page, not to the number of events. The size is bounded by {@link EventRange#MAX_SIZE} as
   * well.
   *
   * @param query the actor, the period, the order and the page
   * @return in the order of the query; empty only if there are no more events at present
   */
  List<Event> events(EventQuery query);

  /**
   * Returns the position assigned last, or a later one below which none will be assigned any more.
   * Positions can have gaps, which are never filled, and are never assigned twice, even if the
   * event is purged.
   *
   * @return 0 if no position was assigned
   */
  long lastPosition();

  /**
   * Finds the latest successful sign-in of a user (rules.md U10).
   *
   * @param user the id of the user
   * @return empty if the user never signed in
   */
  Optional<SignIn> lastSignIn(UserId user);

  /**
   * Finds the latest successful sign-ins of some users, in one query where the store can.
   *
   * @param users the ids of the users
   * @return by user; users who never signed in are left out
   */
  default Map<UserId, SignIn> lastSignIns(Set<UserId> users) {
    Map<UserId, SignIn> found = new HashMap<>();
    users.forEach(user -> lastSignIn(user).ifPresent(signIn -> found.put(user, signIn)));
    return found;
  }

  /**
   * Returns the latest attempts in the sign-in log of a user, including refused ones. They are
   * ordered by {@link SignIn#attemptedAt}, then by the order in which they were recorded; the order
   * of attempts of the same moment recorded by different instances of a store is arbitrary.
   *
   * @param user the id of the user
   * @param limit the maximum number of attempts, 1 or more
   * @return latest first
   */
  List<SignIn> signIns(UserId user, int limit);

  /**
   * Finds the pending activation with the hash of a token.
   *
   * @param tokenHash see {@link Activation#tokenHash}
   * @return empty if there is none
   */
  Optional<Activation> activation(String tokenHash);

  /**
   * Reads all records and files, including deleted ones, and returns those that cannot be read. The
   * work is proportional to the size of the workspace.
   *
   * @return their ids; always empty for a store that keeps values as objects
   */
  default Set<Subject> unreadable() {
    return Set.of();
  }
}
