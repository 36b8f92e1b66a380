package dev.crmkit.examples.scenario.company;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserId;
import dev.crmkit.examples.scenario.format.Kind;
import dev.crmkit.examples.yaml.Node;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A workspace in which a scenario happens, with all that the runner keeps for it. */
public final class Company {

  private final Crm crm;
  private final Names names;
  private final TickingClock clock;

  /**
   * A company.
   *
   * @param crm its workspace
   * @param names the names of what is in it
   * @param clock what the workspace takes for the time
   */
  public Company(Crm crm, Names names, TickingClock clock) {
    this.crm = crm;
    this.names = names;
    this.clock = clock;
  }

  /**
   * The workspace.
   *
   * @return for questions of the host application
   */
  public Crm crm() {
    return crm;
  }

  /**
   * The names of what is in it.
   *
   * @return names and numbers
   */
  public Names names() {
    return names;
  }

  /**
   * The clock.
   *
   * @return what the workspace takes for the time
   */
  public TickingClock clock() {
    return clock;
  }

  /**
   * The session of who acts in a step: {@code user}, coming {@code from} an address.
   *
   * @param body what stands under the verb
   * @return the session
   */
  public CrmSession session(Node.Entries body) {
    return crm.session(user(body), from(body));
  }

  /**
   * A session of the present Director.
   *
   * @return what sees all
   */
  public CrmSession director() {
    return crm.session(crm.director().id());
  }

  /**
   * Who acts in a step.
   *
   * @param body what stands under the verb
   * @return the user
   */
  public UserId user(Node.Entries body) {
    if (!(body.get("user") instanceof Node.Text user)) {
      throw new IllegalArgumentException("nobody acts in " + body);
    }
    return UserId.of(names.number(Kind.USER, user.value()));
  }

  /**
   * Where the user of a step comes from.
   *
   * @param body what stands under the verb
   * @return null when it is not said
   */
  public @Nullable InetAddress from(Node.Entries body) {
    return body.get("from") instanceof Node.Text from
        ? InetAddresses.forString(from.value())
        : null;
  }

  /** Lets the feed begin here: what was set up is no news. */
  public void startFeed() {}

  /**
   * The id of a thing.
   *
   * @param thing as the scenario names it
   * @return an id, of nothing when there is no such thing; null for a settings area that there is
   *     not
   */
  public @Nullable Subject subject(dev.crmkit.examples.scenario.format.Thing thing) {
    return Subjects.of(thing, names);
  }
}
