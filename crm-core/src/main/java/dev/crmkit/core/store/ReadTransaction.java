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
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.Placement;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
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

/**
 * What can be read of a workspace. "Living" is what is not deleted; deleted records and files are
 * kept until they are restored or purged (rules.md E6).
 *
 * <p>A damaged record, file, deletion, event or sign-in affects no other. A method that returns one
 * thing throws {@link dev.crmkit.core.error.UnreadableException} if it cannot be read; one that
 * returns several leaves it out and reports its id in the log; {@link #count} counts it, and {@link
 * #unreadable} finds it.
 */
public interface ReadTransaction {

  /**
   * The organisation, in the state of this transaction.
   *
   * @return the snapshot, including what this transaction changed
   */
  OrgSnapshot org();

  /**
   * The secret that cursors of this workspace are sealed with.
   *
   * @return as given when the workspace was created
   */
  String cursorKey();

  /**
   * A living record.
   *
   * @param id which
   * @return empty when there is none such, or it is deleted
   */
  Optional<CrmRecord> record(RecordId id);

  /**
   * A living client.
   *
   * @param id which
   * @return empty when there is none such, or it is deleted
   */
  default Optional<Client> client(ClientId id) {
    return record(id).map(Client.class::cast);
  }

  /**
   * Returns the living records among some ids, read at once where the store can.
   *
   * @param ids of any kinds
   * @return by id; those that do not exist or are deleted are left out
   */
  default Map<RecordId, CrmRecord> records(Set<? extends RecordId> ids) {
    Map<RecordId, CrmRecord> found = new HashMap<>();
    ids.forEach(id -> record(id).ifPresent(record -> found.put(id, record)));
    return found;
  }

  /**
   * Returns the portfolios of the living records and files among some ids, looked up at once where
   * the store can. A file is in the portfolio of its record.
   *
   * @param ids of records and files
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
   * A living activity.
   *
   * @param id which
   * @return empty when there is none such, or it is deleted
   */
  default Optional<Activity> activity(ActivityId id) {
    return record(id).map(Activity.class::cast);
  }

  /**
   * A living deal.
   *
   * @param id which
   * @return empty when there is none such, or it is deleted
   */
  default Optional<Deal> deal(DealId id) {
    return record(id).map(Deal.class::cast);
  }

  /**
   * The living records that a query asks for.
   *
   * @param <R> the kind of record
   * @param query what is asked for; a scope of nothing costs nothing
   * @return in the order of the query, at most as many as its limit
   */
  <R extends CrmRecord> List<R> list(RecordQuery<R> query);

  /**
   * How many living records there are.
   *
   * @param kind of which kind
   * @param scope where they lie
   * @param where what they meet besides
   * @return 0 or more
   */
  long count(RecordKind kind, Scope scope, Condition where);

  /**
   * Returns the ids of the living activities and deals of some clients.
   *
   * @param clients which
   * @param scope where the activities and deals lie
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
   * Counts the living records of each portfolio, in one pass over them.
   *
   * @param scope which portfolios
   * @return by portfolio and kind; a portfolio without records and a kind without records in it are
   *     left out
   */
  Map<PortfolioId, Map<RecordKind, Long>> countByPortfolio(Scope scope);

  /**
   * A living file; one on a deleted record is not.
   *
   * @param id which
   * @return empty when there is none such, or it is deleted
   */
  Optional<FileInfo> file(FileId id);

  /**
   * The living files on a record.
   *
   * @param on which record
   * @return by id upwards
   */
  List<FileInfo> filesOf(RecordId on);

  /**
   * The living files on records in a scope.
   *
   * @param scope where the records lie
   * @param afterId the number of the id after which to begin, 0 to begin with the first
   * @param limit how many at most, from 1 on
   * @return by id upwards
   */
  List<FileInfo> files(Scope scope, long afterId, int limit);

  /**
   * The content of a file, living or deleted.
   *
   * @param id which
   * @return a stream that gives the content as it was taken in, for the caller to close; it stays
   *     readable after the transaction, and after the file is deleted. When the file is purged
   *     while it is being read, the stream throws an {@link java.io.IOException} that says so:
   *     bytes that are in memory already may be returned before, at most 1 MiB, and the end of the
   *     stream is reported only after the complete content
   * @throws IllegalArgumentException when there is no such file
   */
  InputStream content(FileId id);

  /**
   * Whether an id of a record or a file is used, or ever was, even if it was purged (rules.md R5).
   *
   * @param id a record's or a file's
   * @return true when it must not be used for a new one
   */
  boolean isTaken(Subject id);

  /**
   * How a record or a file was deleted.
   *
   * @param id a record's or a file's
   * @return empty when it lives, or never did, or was purged
   */
  Optional<Deletion> deletion(Subject id);

  /**
   * All that went in one deletion and has been neither restored nor purged since.
   *
   * @param id which deletion
   * @return records and files
   */
  Set<Subject> deletedIn(DeletionId id);

  /**
   * The deletions of which something is left to restore or purge, the latest first.
   *
   * @param limit how many at most, from 1 on
   * @return by time downwards
   */
  List<Deletion> deletions(int limit);

  /**
   * A deleted record as it was.
   *
   * @param id which
   * @return empty when it is not a deleted one
   */
  Optional<CrmRecord> deletedRecord(RecordId id);

  /**
   * A deleted file as it was.
   *
   * @param id which
   * @return empty when it is not a deleted one
   */
  Optional<FileInfo> deletedFile(FileId id);

  /**
   * Returns whether a deleted client, which could be restored, has a value of a field (rules.md
   * F8). Does not read the deleted clients.
   *
   * @param field which field
   * @return true when there is at least one
   */
  boolean hasDeletedValue(FieldId field);

  /**
   * The deleted files on a record, which may live or be deleted.
   *
   * @param on which record
   * @return those deleted by themselves and those deleted with the record
   */
  Set<FileId> deletedFilesOf(RecordId on);

  /**
   * Returns the oldest events about one subject, as many as one read returns: short for {@link
   * #history(Subject, EventRange)} from the first on.
   *
   * @param subject what they are about
   * @return by position upwards, at most 1,000
   */
  default List<Event> history(Subject subject) {
    return history(subject, EventRange.oldestFirst(0, 1_000));
  }

  /**
   * Returns events about one subject.
   *
   * @param subject what they are about
   * @param range which of them; its bounds apply
   * @return in the order of the range; none only when there are none in it
   */
  List<Event> history(Subject subject, EventRange range);

  /**
   * Returns hand-overs of some portfolios.
   *
   * @param portfolios which
   * @param range which of them; its bounds apply
   * @return the events whose {@link Event#handOver} names at least one of the portfolios, in the
   *     order of the range; none only when there are none in it
   */
  List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range);

  /**
   * Returns the changes of pipelines that ended some stages.
   *
   * @param stages which
   * @param range which of them; its bounds apply
   * @return the events whose {@link Event#endedStages} names at least one of the stages, in the
   *     order of the range; none only when there are none in it
   */
  List<Event> stageEnds(Set<StageId> stages, EventRange range);

  /**
   * Returns where each of some records was by its first event in a range: by its last event before
   * a position, say. The records are looked up at once where the store can.
   *
   * @param records which
   * @param range where to look, from which end; its limit does not matter
   * @return by record; those without an event in the range are left out
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
   * @param portfolios which
   * @param range which of them
   * @return in the order of the range, at most as many as its limit
   */
  List<Placement> placementsIn(Set<PortfolioId> portfolios, EventRange range);

  /**
   * The feed of the workspace (rules.md W3): a reader that comes back with the last position it saw
   * misses nothing. What is returned is bounded by {@link EventRange#MAX_SIZE} too.
   *
   * @param after the position after which to begin, 0 to begin with the first
   * @param limit how many at most, from 1 on
   * @return by position upwards; none only when there are no more for now
   */
  List<Event> events(long after, int limit);

  /**
   * The position that was given last, or a later one up to which none will be given any more:
   * positions may have gaps, which never fill. It stays when its event is purged: positions are
   * never given twice.
   *
   * @return 0 when none was given
   */
  long lastPosition();

  /**
   * The latest successful sign-in of a user (rules.md U10).
   *
   * @param user who
   * @return empty when he never signed in
   */
  Optional<SignIn> lastSignIn(UserId user);

  /**
   * Returns the latest successful sign-ins of some users, looked up at once where the store can.
   *
   * @param users who
   * @return by user; those who never signed in are left out
   */
  default Map<UserId, SignIn> lastSignIns(Set<UserId> users) {
    Map<UserId, SignIn> found = new HashMap<>();
    users.forEach(user -> lastSignIn(user).ifPresent(signIn -> found.put(user, signIn)));
    return found;
  }

  /**
   * The sign-in log of a user, refused attempts included, the latest first: by {@link
   * SignIn#attemptedAt}, then in the order in which they were recorded. Of attempts of the same
   * moment that different instances of a store recorded, any is first.
   *
   * @param user who
   * @param limit how many at most, from 1 on
   * @return by time downwards
   */
  List<SignIn> signIns(UserId user, int limit);

  /**
   * The waiting activation with a token's hash.
   *
   * @param tokenHash as {@link Activation#tokenHash}
   * @return empty when none waits for it
   */
  Optional<Activation> activation(String tokenHash);

  /**
   * Reads all records and files, deleted ones included, and returns those that cannot be read. The
   * work grows with the workspace. A store that keeps values as they are has none.
   *
   * @return their ids
   */
  default Set<Subject> unreadable() {
    return Set.of();
  }
}
