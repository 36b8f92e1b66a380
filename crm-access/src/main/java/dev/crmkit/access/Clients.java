package dev.crmkit.access;

import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/**
 * The clients of a workspace, as one user sees and changes them (rules.md R, V, E). What is said of
 * each method holds for clients alike.
 */
public final class Clients
    extends RecordFacet<ClientId, Client, ClientView, ClientQuery, NewClient, ClientEdit> {

  Clients(Guard guard) {
    super(guard, new Model());
  }

  private static final class Model
      implements RecordModel<ClientId, Client, ClientView, NewClient, ClientEdit> {

    @Override
    public Class<Client> type() {
      return Client.class;
    }

    @Override
    public ClientId id(long number) {
      return new ClientId(number);
    }

    @Override
    public Header<ClientId> ofNew(NewClient given) {
      return Header.ofNew(given.id(), given.owner(), null);
    }

    @Override
    public Header<ClientId> ofEdit(ClientEdit edit) {
      return Header.ofEdit(edit.id(), edit.version(), edit.owner(), null);
    }

    @Override
    public Content<Client> created(
        Drafting on, ClientId id, User owner, UserRef author, NewClient given) {
      Client.Builder builder =
          Client.builder()
              .id(id)
              .portfolio(owner.portfolio())
              .version(1)
              .createdBy(author)
              .createdAt(on.now())
              .updatedAt(on.now());
      return ClientDrafts.created(on, new Birth<>(builder, owner, null), given);
    }

    @Override
    public Content<Client> edited(Drafting on, Client held, ClientEdit edit) {
      return ClientDrafts.edited(on, held, edit);
    }

    @Override
    public ClientView view(Views views, Client record) {
      return views.of(record);
    }
  }
}
