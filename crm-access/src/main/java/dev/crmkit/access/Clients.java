package dev.crmkit.access;

import dev.crmkit.access.internal.record.ClientModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clients of a workspace, as one user sees and changes them (rules.md R, V, E). {@link
 * RecordFacet} describes what each method throws, and what is atomic.
 */
public final class Clients extends RecordFacet<ClientId, ClientView, NewClient, ClientEdit> {

  Clients(Guard guard) {
    super(guard, new ClientModel());
  }

  /** Returns a client, with the fields, labels and stages that the user sees. */
  @Override
  public ClientView get(ClientId client) {
    return super.get(client);
  }

  /** Returns a page of the clients that the user sees. */
  @Override
  public Page<ClientView> list(Query query) {
    return super.list(query);
  }

  /** Returns all clients that the user sees and that meet a query, read page by page. */
  @Override
  public Stream<ClientView> stream(Query query) {
    return super.stream(query);
  }

  /** Counts the clients that the user sees and that meet the filters of a query. */
  @Override
  public long count(Query query) {
    return super.count(query);
  }

  /** Counts the clients that the user sees in groups. */
  @Override
  public Summary summarize(Query query, Grouping<?>... groupings) {
    return super.summarize(query, groupings);
  }

  /** Returns the first page of the history of a client, oldest entry first. */
  @Override
  public Page<HistoryView> history(ClientId client) {
    return super.history(client);
  }

  /** Returns a page of the history of a client, oldest or newest entry first. */
  @Override
  public Page<HistoryView> history(ClientId client, PageRequest page) {
    return super.history(client, page);
  }

  /** Creates a client with its name, fields, labels and stages. */
  @Override
  public ClientView create(NewClient client) {
    return super.create(client);
  }

  /** Creates many clients in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ClientView>> createMany(List<NewClient> clients) {
    return super.createMany(clients);
  }

  /** Edits the name, fields, labels, stages or owner of a client. */
  @Override
  public ClientView edit(ClientEdit edit) {
    return super.edit(edit);
  }

  /** Edits many clients in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ClientView>> editMany(List<ClientEdit> edits) {
    return super.editMany(edits);
  }

  /** Assigns a client to another owner. */
  @Override
  public ClientView assign(ClientId client, UserId owner) {
    return super.assign(client, owner);
  }

  /** Assigns a client to another owner, if it is still at a version. */
  @Override
  public ClientView assign(ClientId client, UserId owner, long version) {
    return super.assign(client, owner, version);
  }

  /** Assigns many clients to another owner in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<ClientView>> assignMany(Collection<ClientId> clients, UserId owner) {
    return super.assignMany(clients, owner);
  }

  /**
   * Deletes a client with its files, and with those of its activities and deals that the user may
   * delete.
   */
  @Override
  public Deletion delete(ClientId client) {
    return super.delete(client);
  }

  /** Deletes a client like {@link #delete(ClientId)}, if it is still at a version. */
  @Override
  public Deletion delete(ClientId client, long version) {
    return super.delete(client, version);
  }

  /** Deletes many clients in one transaction, with an outcome for each. */
  @Override
  public List<Outcome<Deletion>> deleteMany(Collection<ClientId> clients) {
    return super.deleteMany(clients);
  }

  /** Undoes the deletion of a client; only the Director can. */
  @Override
  public ClientView undoDelete(ClientId client) {
    return super.undoDelete(client);
  }

  /** Permanently erases a deleted client; only the Director can. */
  @Override
  public void purge(ClientId client) {
    super.purge(client);
  }
}
