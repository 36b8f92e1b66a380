package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import io.sapl.api.pdp.AuthorizationDecision;
import io.sapl.api.pdp.AuthorizationSubscription;
import io.sapl.api.pdp.Decision;
import io.sapl.interpreter.InitializationException;
import io.sapl.interpreter.combinators.PolicyDocumentCombiningAlgorithm;
import io.sapl.pdp.EmbeddedPolicyDecisionPoint;
import io.sapl.pdp.PolicyDecisionPointFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SAPL's embedded policy decision point with the same policy in four documents, parsed once. Each
 * request comes with the attributes that it concerns, converted to JSON beforehand, so the size of
 * the company has no influence.
 */
final class SaplChecker implements Checker {

  private static final List<String> POLICIES =
      List.of(
          "policy \"director\" permit subject.director",
          "policy \"owner\" permit resource.owner == subject.id",
          "policy \"head\" permit resource.head == subject.id",
          "policy \"peer\" permit action == \"view\" & resource.team == subject.team");

  private final EmbeddedPolicyDecisionPoint decisionPoint;
  private final AuthorizationSubscription[] requests;

  SaplChecker(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
    try {
      decisionPoint =
          PolicyDecisionPointFactory.fixedInRamPolicyDecisionPoint(
              POLICIES, PolicyDocumentCombiningAlgorithm.DENY_UNLESS_PERMIT, Map.of());
    } catch (InitializationException e) {
      throw new IllegalStateException("SAPL rejects the policies", e);
    }
    requests = new AuthorizationSubscription[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      ActorAndRecord pair = pairs[i];
      Map<String, @Nullable Object> subject = new HashMap<>();
      subject.put("id", pair.actor().id().path());
      subject.put("director", pair.actorTeam() == null);
      subject.put("team", pair.actorTeam());
      Map<String, @Nullable Object> resource = new HashMap<>();
      resource.put("owner", pair.owner().id().path());
      Integer team = pair.ownerTeam();
      // A record of somebody without a team has neither peers nor a head.
      resource.put("team", team == null ? -1 : team);
      resource.put("head", team == null ? null : company.team(team).get(0).id().path());
      requests[i] = AuthorizationSubscription.of(subject, accessCase.action().word(), resource);
    }
  }

  @Override
  public boolean allows(int i) {
    AuthorizationDecision decision = decisionPoint.decide(requests[i]).blockFirst();
    return decision != null && decision.getDecision() == Decision.PERMIT;
  }
}
