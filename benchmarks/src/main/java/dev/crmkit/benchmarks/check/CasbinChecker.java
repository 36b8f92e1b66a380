package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.user.User;
import java.util.ArrayList;
import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with the same policy: one role per team, and two rules per role (members view, the Head
 * edits). The matcher handles the owner and the Director, and compares strings before it looks up
 * roles.
 */
final class CasbinChecker implements Checker {

  private static final String MODEL =
      """
      [request_definition]
      r = sub, owner, team, act

      [policy_definition]
      p = sub, team, act

      [role_definition]
      g = _, _

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = r.sub == r.owner || r.sub == "director" || r.team == p.team && r.act == p.act \
      && g(r.sub, p.sub)
      """;

  private static final String EDIT = "edit";
  private static final String VIEW = "view";

  private final Enforcer enforcer;
  private final Object[][] requests;

  CasbinChecker(OrganisationFixture company, AccessCase accessCase, ActorAndRecord[] pairs) {
    Model model = new Model();
    model.loadModelFromText(MODEL);
    enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    List<List<String>> rules = new ArrayList<>();
    List<List<String>> members = new ArrayList<>();
    for (int team = 0; team < company.teams(); team++) {
      String role = team(team);
      List<User> users = company.team(team);
      rules.add(List.of(role, role, VIEW));
      rules.add(List.of(user(users.get(0)), role, EDIT));
      users.forEach(user -> members.add(List.of(user(user), role)));
    }
    enforcer.addPolicies(rules);
    enforcer.addGroupingPolicies(members);
    requests = new Object[pairs.length][];
    for (int i = 0; i < pairs.length; i++) {
      ActorAndRecord pair = pairs[i];
      Integer team = pair.ownerTeam();
      requests[i] =
          new Object[] {
            pair.actorTeam() == null ? "director" : user(pair.actor()),
            user(pair.owner()),
            team == null ? "" : team(team),
            accessCase.action().word()
          };
    }
  }

  private static String user(User user) {
    return user.id().path();
  }

  private static String team(int number) {
    return "team/" + number;
  }

  @Override
  public boolean allows(int i) {
    return enforcer.enforce(requests[i]);
  }
}
