package dev.crmkit.access;

import dev.crmkit.access.internal.record.ClientModel;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;

/** The clients of a workspace, as one user sees and changes them (rules.md R, V, E). */
public final class Clients
    extends RecordFacet<ClientId, Client, ClientView, NewClient, ClientEdit> {

  Clients(Guard guard) {
    super(guard, new ClientModel());
  }
}
