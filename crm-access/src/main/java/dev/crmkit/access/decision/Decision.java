package dev.crmkit.access.decision;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether something is allowed, and why: a value with the rule that it rests on and the names that
 * the rule's words mention. It is put into words only when {@link #explain} is called. It holds the
 * ids and names that the explanation shows and nothing else, so two decisions with different fields
 * have different explanations, or the same with users of one name (rules.md V8). A session answers
 * with {@link Rule#NO_SUCH_THING} where its user does not see the thing.
 */
public final class Decision {

  private final Rule rule;
  private final @Nullable UserRef actor;
  private final @Nullable UserRef owner;
  private final @Nullable UserRef over;
  private final @Nullable Subject thing;

  private Decision(
      Rule rule,
      @Nullable User actor,
      @Nullable User owner,
      @Nullable User over,
      @Nullable Subject thing) {
    this.rule = rule;
    this.actor = rule.namesActor() ? ref(actor) : null;
    this.owner = rule.namesOwner() ? ref(owner) : null;
    this.over = rule.namesHead() ? ref(over) : null;
    this.thing = rule.namesThing() ? thing : null;
  }

  /**
   * A decision about a user and a thing. It keeps what the words of the rule have a place for.
   *
   * @param rule what it rests on
   * @param actor who asks, or null when unknown
   * @param owner whom the thing belongs to, or null
   * @param over the user over them both, or null
   * @param thing what it is about, such as a client or an area of settings, or null
   * @return the decision
   */
  public static Decision of(
      Rule rule,
      @Nullable User actor,
      @Nullable User owner,
      @Nullable User over,
      @Nullable Subject thing) {
    return new Decision(rule, actor, owner, over, thing);
  }

  /**
   * A decision about a user alone.
   *
   * @param rule what it rests on
   * @param actor who asks, or null when he is unknown
   * @return the decision
   */
  public static Decision of(Rule rule, @Nullable User actor) {
    return new Decision(rule, actor, null, null, null);
  }

  /**
   * A decision about a user and a thing that belongs to nobody.
   *
   * @param rule what it rests on
   * @param actor who asks
   * @param thing what it is about
   * @return the decision
   */
  public static Decision of(Rule rule, @Nullable User actor, Subject thing) {
    return new Decision(rule, actor, null, null, thing);
  }

  /**
   * Whether it is allowed.
   *
   * @return the answer
   */
  public boolean allowed() {
    return rule.allows();
  }

  /**
   * What the answer rests on.
   *
   * @return a rule
   */
  public Rule rule() {
    return rule;
  }

  /**
   * The reason for a person.
   *
   * @return such as {@code denied by E3: Vera and Gleb are both managers of Boris; peers view each
   *     other's records, they do not edit them}
   */
  public String explain() {
    String words =
        rule.words()
            .replace("{thing}", thing == null ? "" : thing.path())
            .replace("{actor}", name(actor))
            .replace("{owner}", name(owner))
            .replace("{over}", name(over));
    return (allowed() ? "allowed by " : "denied by ") + rule.number() + ": " + words;
  }

  private static String name(@Nullable UserRef user) {
    return user == null ? "somebody" : user.name();
  }

  private static @Nullable UserRef ref(@Nullable User user) {
    return user == null ? null : user.ref();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Decision that
        && rule == that.rule
        && Objects.equals(thing, that.thing)
        && Objects.equals(actor, that.actor)
        && Objects.equals(owner, that.owner)
        && Objects.equals(over, that.over);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, thing, actor, owner, over);
  }

  /** The same as {@link #explain}. */
  @Override
  public String toString() {
    return explain();
  }
}
