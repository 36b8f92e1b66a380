package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientRef;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.FileView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes views of records and files, reduced to what the user of a call sees. */
public final class RecordViews {

  /** The actions on a record that views report, in addition to viewing. */
  static final List<Action> RIGHTS = List.of(Action.EDIT, Action.DELETE, Action.ASSIGN);

  private final CallContext<?> call;
  private final OrgSnapshot org;
  private final Form form;
  private final List<Pipeline> pipelines;
  private final Map<ClientId, ClientRef> clients = new HashMap<>();

  public RecordViews(CallContext<?> call) {
    this.call = call;
    this.org = call.tx().org();
    this.form = DraftContext.form(call.visibility());
    this.pipelines = Stages.of(org, RecordKind.DEAL);
  }

  /** Reads the clients of several records at once, for views of activities and deals. */
  public void prepare(Collection<? extends CrmRecord> records) {
    Set<ClientId> clientIds = new HashSet<>();
    for (CrmRecord record : records) {
      record.clientId().ifPresent(clientIds::add);
    }
    prepareClients(clientIds);
  }

  /** Reads several clients at once, for views of activities and deals. */
  void prepareClients(Set<ClientId> clientIds) {
    if (!clientIds.isEmpty()) {
      Map<RecordId, CrmRecord> found = call.tx().records(clientIds);
      clientIds.forEach(id -> clients.put(id, ref(id, found)));
    }
  }

  public ClientView of(Client client) {
    return ClientView.builder()
        .id(client.id())
        .owner(owner(client))
        .version(client.version())
        .createdBy(client.createdBy())
        .createdAt(client.createdAt())
        .updatedAt(client.updatedAt())
        .rights(rights(client))
        .name(client.name())
        .fields(form.shown(client.fields()))
        .labels(liveLabels(client.labels()))
        .stages(Stages.shown(org, client.stages()))
        .build();
  }

  public ActivityView of(Activity activity) {
    return ActivityView.builder()
        .id(activity.id())
        .owner(owner(activity))
        .version(activity.version())
        .createdBy(activity.createdBy())
        .createdAt(activity.createdAt())
        .updatedAt(activity.updatedAt())
        .rights(rights(activity))
        .client(client(activity.client()))
        .kind(activity.kind())
        .subject(activity.subject())
        .due(activity.due())
        .done(activity.done())
        .build();
  }

  public DealView of(Deal deal) {
    return DealView.builder()
        .id(deal.id())
        .owner(owner(deal))
        .version(deal.version())
        .createdBy(deal.createdBy())
        .createdAt(deal.createdAt())
        .updatedAt(deal.updatedAt())
        .rights(rights(deal))
        .client(client(deal.client()))
        .title(deal.title())
        .amount(deal.amount())
        .labels(liveLabels(deal.labels()))
        .stages(Stages.shown(org, deal.stages()))
        .closed(Closed.of(deal.stages(), pipelines))
        .build();
  }

  /**
   * Returns the view of a file.
   *
   * @param portfolio the portfolio of its record, which the user sees
   */
  public FileView of(FileInfo file, PortfolioId portfolio) {
    return new FileView(
        file.id(),
        file.record(),
        file.name(),
        file.mediaType(),
        file.size(),
        file.sha256(),
        file.createdBy(),
        file.createdAt(),
        Decisions.allows(org, call.actor(), Action.DELETE, portfolio));
  }

  private UserRef owner(CrmRecord record) {
    return org.ownerOf(record.portfolio()).ref();
  }

  private List<Action> rights(CrmRecord record) {
    return RIGHTS.stream().filter(action -> may(action, record)).toList();
  }

  private boolean may(Action action, CrmRecord record) {
    return Decisions.allows(org, call.actor(), action, record.portfolio());
  }

  private List<LabelId> liveLabels(Set<LabelId> labels) {
    return labels.stream().filter(label -> org.label(label).isPresent()).toList();
  }

  private ClientRef client(ClientId id) {
    // Not tx.client: in a write, it would lock the client after the record, against the lock order.
    return clients.computeIfAbsent(id, wanted -> ref(wanted, call.tx().records(Set.of(wanted))));
  }

  /** Returns a reference with the name only if the user sees the client (rules.md V8). */
  private ClientRef ref(ClientId id, Map<RecordId, CrmRecord> found) {
    return new ClientRef(
        id,
        Optional.ofNullable(found.get(id))
            .map(Client.class::cast)
            .filter(client -> call.visibility().sees(client.portfolio()))
            .map(Client::name)
            .orElse(null));
  }
}
