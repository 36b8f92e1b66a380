package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the calls for changes of the organisation share. */
abstract class OrgCalls {

  final Actor actor;
  final CrmSession session;
  final ArgumentConverter arguments;

  OrgCalls(Actor actor) {
    this.actor = actor;
    this.session = actor.session();
    this.arguments = new ArgumentConverter(actor.workspace().names());
  }

  final <C extends OrgChange> OrgCall<C> call(Supplier<C> change, Consumer<C> call) {
    return new OrgCall<>(actor, arguments, change, call);
  }

  final UserId user(String name) {
    return arguments.id(name, EntityKind.USER, UserId::of);
  }

  final @Nullable UserId user(Arg<String> name) {
    return arguments.id(name, EntityKind.USER, UserId::of).orElse(null);
  }

  final Set<UserId> users(Arg<List<String>> names) {
    return arguments.ids(names, EntityKind.USER, UserId::of).orElse(Set.of());
  }

  final Set<GroupId> groups(Arg<List<String>> names) {
    return arguments.ids(names, EntityKind.GROUP, GroupId::of).orElse(Set.of());
  }
}
