package dev.crmkit.access.internal.record;

import dev.crmkit.access.internal.draft.ClientDrafts;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.NewRecord;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;

/** What is specific to clients. */
public final class ClientModel
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
  public RecordInput<ClientId> ofNew(NewClient given) {
    return RecordInput.ofNew(given.id(), given.owner(), null);
  }

  @Override
  public RecordInput<ClientId> ofEdit(ClientEdit edit) {
    return RecordInput.ofEdit(edit.id(), edit.version(), edit.owner(), null);
  }

  @Override
  public DraftResult<Client> created(
      DraftContext draft, ClientId id, User owner, UserRef author, NewClient given) {
    Client.Builder builder =
        Client.builder()
            .id(id)
            .portfolio(owner.portfolio())
            .version(1)
            .createdBy(author)
            .createdAt(draft.now())
            .updatedAt(draft.now());
    return ClientDrafts.created(draft, new NewRecord<>(builder, owner, null), given);
  }

  @Override
  public DraftResult<Client> edited(DraftContext draft, Client current, ClientEdit edit) {
    return ClientDrafts.edited(draft, current, edit);
  }

  @Override
  public ClientView view(RecordViews views, Client record) {
    return views.of(record);
  }
}
