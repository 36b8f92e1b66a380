package dev.crmkit.benchmarks.check;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.user.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cedar with the same policy in four statements, parsed once and cached. Each request comes with
 * the few entities that it concerns, created beforehand, so the size of the company has no
 * influence.
 */
final class CedarChecker implements Checker {

  private static final String POLICIES =
      """
      permit(principal == User::"director", action, resource);
      permit(principal, action, resource) when { resource.owner == principal };
      permit(principal, action, resource)
        when { resource has team && resource.team.head == principal };
      permit(principal, action == Action::"view", resource)
        when { resource has team && principal in resource.team };
      """;

  private static final EntityTypeName USER = type("User");
  private static final EntityTypeName TEAM = type("Team");
  private static final EntityTypeName CLIENT = type("Client");
  private static final EntityTypeName ACTION = type("Action");

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final AuthorizationRequest[] requests;
  private final Entities[] entities;

  CedarChecker(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
    try {
      policies = PolicySet.parsePolicies(POLICIES);
      policies.cache();
    } catch (AuthException | CacheException e) {
      throw new IllegalStateException("Cedar rejects the policies", e);
    }
    EntityUID action = ACTION.of(accessCase.action().word());
    requests = new AuthorizationRequest[pairs.length];
    entities = new Entities[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      ActorAndRecord pair = pairs[i];
      EntityUID actor = pair.actorTeam() == null ? USER.of("director") : user(pair.actor());
      EntityUID record = CLIENT.of(pair.record().id().path());
      requests[i] = new AuthorizationRequest(actor, action, record, new Context());
      entities[i] = new Entities(entities(company, pair, actor, record));
    }
  }

  private static Set<Entity> entities(
      OrganisationFixture company, ActorAndRecord pair, EntityUID actor, EntityUID record) {
    Set<Entity> all = new HashSet<>();
    Integer actorTeam = pair.actorTeam();
    all.add(new Entity(actor, actorTeam == null ? Set.of() : Set.of(team(actorTeam))));
    Map<String, Value> attributes = new HashMap<>();
    attributes.put("owner", user(pair.owner()));
    Integer ownerTeam = pair.ownerTeam();
    if (ownerTeam != null) {
      attributes.put("team", team(ownerTeam));
      User head = company.team(ownerTeam).get(0);
      all.add(new Entity(team(ownerTeam), Map.of("head", user(head)), Set.of()));
    }
    all.add(new Entity(record, attributes, Set.of()));
    return all;
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name).orElseThrow();
  }

  private static EntityUID user(User user) {
    return USER.of(user.id().path());
  }

  private static EntityUID team(int number) {
    return TEAM.of(Integer.toString(number));
  }

  @Override
  public boolean allows(int i) {
    try {
      return engine
          .isAuthorized(requests[i], policies, entities[i])
          .success
          .map(AuthorizationSuccessResponse::isAllowed)
          .orElseThrow();
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar rejects the request", e);
    }
  }
}
