package dev.crmkit.store.testkit.scenario;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmOptions;
import dev.crmkit.access.NewDirector;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Draws;
import dev.crmkit.store.testkit.scenario.company.Names;
import dev.crmkit.store.testkit.scenario.company.Refusals;
import dev.crmkit.store.testkit.scenario.company.TickingClock;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Thing;
import dev.crmkit.store.testkit.scenario.operation.Operations;
import dev.crmkit.store.testkit.yaml.BadFile;
import dev.crmkit.store.testkit.yaml.Node;
import dev.crmkit.store.testkit.yaml.Place;
import dev.crmkit.store.testkit.yaml.Problem;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets up the workspace of a {@code given}, through the Director's session. */
final class Setup {

  /** Groups, pipelines and labels get their numbers when they are created. */
  private static final Set<Kind> KNOWN_BY_NAME = Set.of(Kind.GROUP, Kind.PIPELINE, Kind.LABEL);

  private static final Duration TICK = Duration.ofMillis(1);

  private final CrmStore store;
  private final TickingClock clock;
  private final Names names;
  private final Draws draws;

  /**
   * What sets up one workspace.
   *
   * @param store where it is made
   * @param clock what it takes for the time
   * @param names the names of what is in the workspace
   * @param draws where its ids come from
   */
  Setup(CrmStore store, TickingClock clock, Names names, Draws draws) {
    this.store = store;
    this.clock = clock;
    this.names = names;
    this.draws = draws;
  }

  /**
   * Sets up a workspace.
   *
   * @param id a workspace that the store does not have yet
   * @param given what it is set up with
   * @return the company
   * @throws BadFile when the given breaks a rule of the model, with the place
   */
  Company run(WorkspaceId id, Given given) throws BadFile {
    for (Thing thing : given.things()) {
      if (!KNOWN_BY_NAME.contains(thing.kind())) {
        names.number(thing.kind(), thing.name());
      }
    }
    Company company = company(id, given);
    Actor director = new Actor(company, company.crm().director().id(), null);
    for (Given.Task task : given.tasks()) {
      clock.advance(TICK);
      try {
        Operations.named(task.operation()).run(director, task.arguments());
      } catch (CrmException e) {
        throw badFile(task.arguments(), e);
      }
    }
    company.startFeed();
    return company;
  }

  private Company company(WorkspaceId workspace, Given given) throws BadFile {
    NewDirector founder = founder(given.director());
    CrmOptions options = CrmOptions.standard().withClock(clock).withRandom(draws);
    try {
      return new Company(
          store,
          opened -> Crm.open(opened, workspace, founder, options),
          names,
          clock,
          given.things());
    } catch (Invalid e) {
      throw badFile(given.director(), e);
    }
  }

  private NewDirector founder(Node.Entries director) {
    String id = director.get("id") instanceof Node.Text text ? text.value() : "";
    String name = director.get("name") instanceof Node.Text text ? text.value() : id;
    NewDirector founder =
        director.get("email") instanceof Node.Text email
            ? NewDirector.director(name, email.value())
            : NewDirector.director(name);
    return founder.withId(UserId.of(names.number(Kind.USER, id)));
  }

  private BadFile badFile(Node.Entries map, CrmException refusal) {
    if (!(refusal instanceof Invalid invalid)) {
      return new BadFile(map.place(), names.translate(String.valueOf(refusal.getMessage())));
    }
    return new BadFile(
        invalid.violations().stream()
            .map(violation -> new Problem(place(map, violation), Refusals.told(violation, names)))
            .toList());
  }

  private Place place(Node.Entries map, Violation violation) {
    Place found = place(map, Refusals.faults(violation, names));
    return found == null ? map.place() : found;
  }

  private static @Nullable Place place(Node.Entries map, Set<String> faults) {
    for (String fault : faults) {
      for (Node.Entry entry : map.entries()) {
        if (entry.key().equals(fault)) {
          return entry.value().place();
        }
        Place deeper =
            entry.value() instanceof Node.Entries inner ? place(inner, Set.of(fault)) : null;
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }
}
