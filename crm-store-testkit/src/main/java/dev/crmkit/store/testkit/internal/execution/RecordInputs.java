package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ActivityContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ClientContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes the library's inputs for new and edited records. */
final class RecordInputs {

  private final ScenarioWorkspace workspace;
  private final ArgumentConverter arguments;

  RecordInputs(ScenarioWorkspace workspace, ArgumentConverter arguments) {
    this.workspace = workspace;
    this.arguments = arguments;
  }

  private Optional<UserId> owner(Arg<String> owner) {
    return arguments.id(owner, EntityKind.USER, UserId::of);
  }

  NewClient create(CreateClient operation) {
    ClientContent content = operation.content();
    NewClient.Builder client = NewClient.builder();
    client.id(arguments.id(operation.id(), EntityKind.CLIENT, ClientId::of));
    client.owner(owner(operation.owner()));
    client.fields(arguments.values(content.fields()));
    client.labels(arguments.ids(content.labels(), EntityKind.LABEL, LabelId::of).orElse(Set.of()));
    client.stages(StageMoves.of(workspace, content.stages()).stages());
    arguments.refuseVersion(operation.version());
    client.name(arguments.refusable("name", content.name().or("")));
    return client.build();
  }

  ClientEdit edit(ClientId id, Arg<String> owner, ClientContent content, Arg<String> version) {
    StageMoves moves = StageMoves.of(workspace, content.stages());
    ClientEdit.Builder edit = ClientEdit.builder();
    edit.id(id);
    edit.owner(owner(owner));
    edit.fields(arguments.values(content.fields()));
    edit.labels(
        ArgumentConverter.replacement(
            arguments.ids(content.labels(), EntityKind.LABEL, LabelId::of)));
    edit.stages(moves.edits());
    edit.version(arguments.number("version", version));
    edit.name(arguments.refusable("name", ArgumentConverter.change(content.name())));
    return edit.build();
  }

  NewActivity create(CreateActivity operation) {
    ActivityContent content = operation.content();
    NewActivity.Builder activity = NewActivity.builder();
    activity.id(arguments.id(operation.id(), EntityKind.ACTIVITY, ActivityId::of));
    activity.client(arguments.id(operation.client(), EntityKind.CLIENT, ClientId::of));
    activity.owner(owner(operation.owner()));
    arguments.constant("kind", content.kind(), ActivityKind.class).ifPresent(activity::kind);
    activity.due(ArgumentConverter.time(content.due()));
    activity.done(
        switch (content.done().or("false")) {
          case "false" -> Optional.<Instant>empty();
          case "true" -> Optional.of(workspace.clock().instant());
          default -> ArgumentConverter.time(content.done());
        });
    arguments.refuseVersion(operation.version());
    activity.subject(arguments.refusable("subject", content.subject().or("")));
    return activity.build();
  }

  ActivityEdit edit(EditActivity operation) {
    ActivityContent content = operation.content();
    ActivityEdit.Builder edit = ActivityEdit.builder();
    edit.id(arguments.id(operation.id(), EntityKind.ACTIVITY, ActivityId::of));
    edit.client(arguments.id(operation.client(), EntityKind.CLIENT, ClientId::of));
    edit.owner(owner(operation.owner()));
    edit.kind(arguments.constant("kind", content.kind(), ActivityKind.class));
    edit.due(ArgumentConverter.edit(content.due(), ArgumentConverter.time(content.due())));
    switch (content.done().or("false")) {
      case "true" -> edit.finished(true);
      case "false" -> {
        if (content.done().named()) {
          edit.done(ValueEdit.clear());
        }
      }
      default -> edit.done(ArgumentConverter.edit(ArgumentConverter.time(content.done())));
    }
    edit.version(arguments.number("version", operation.version()));
    edit.subject(arguments.refusable("subject", ArgumentConverter.change(content.subject())));
    return edit.build();
  }

  NewDeal create(CreateDeal operation) {
    NewDeal.Builder deal = NewDeal.builder();
    deal.id(arguments.id(operation.id(), EntityKind.DEAL, DealId::of));
    deal.client(arguments.id(operation.client(), EntityKind.CLIENT, ClientId::of));
    deal.owner(owner(operation.owner()));
    deal.amount(ArgumentConverter.amount(operation.content().amount()));
    deal.labels(
        arguments
            .ids(operation.content().labels(), EntityKind.LABEL, LabelId::of)
            .orElse(Set.of()));
    deal.stages(StageMoves.of(workspace, operation.content().stages()).stages());
    arguments.refuseVersion(operation.version());
    deal.title(arguments.refusable("title", operation.content().title().or("")));
    return deal.build();
  }

  DealEdit edit(EditDeal operation) {
    StageMoves moves = StageMoves.of(workspace, operation.content().stages());
    DealEdit.Builder edit = DealEdit.builder();
    edit.id(arguments.id(operation.id(), EntityKind.DEAL, DealId::of));
    edit.client(arguments.id(operation.client(), EntityKind.CLIENT, ClientId::of));
    edit.owner(owner(operation.owner()));
    Arg<String> amount = operation.content().amount();
    edit.amount(ArgumentConverter.edit(amount, ArgumentConverter.amount(amount)));
    edit.labels(
        ArgumentConverter.replacement(
            arguments.ids(operation.content().labels(), EntityKind.LABEL, LabelId::of)));
    edit.stages(moves.edits());
    edit.version(arguments.number("version", operation.version()));
    edit.title(arguments.refusable("title", ArgumentConverter.change(operation.content().title())));
    return edit.build();
  }
}
