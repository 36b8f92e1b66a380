package dev.crmkit.access.decision;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;
import org.jspecify.annotations.Nullable;

/**
 * An immutable access decision: whether an action is allowed, and why. It consists of the rule that
 * was applied, and of the users and the thing that the rule's explanation mentions, but nothing
 * else, so that it reveals no more than its text (rules.md V8). The text is built by {@link
 * #explain}. Decisions are equal if their rules and texts are. A session's decision is {@link
 * Rule#NO_SUCH_THING} if its user cannot see the thing.
 */
public final class Decision {

  private final Rule rule;
  private final @Nullable UserRef actor;
  private final @Nullable UserRef owner;
  private final @Nullable UserRef over;
  private final @Nullable Subject thing;

  /** The explanation of a decision that was read; null if it is built. */
  private final @Nullable String explanation;

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
    this.explanation = null;
  }

  private Decision(Rule rule, String explanation) {
    this.rule = rule;
    this.actor = null;
    this.owner = null;
    this.over = null;
    this.thing = null;
    this.explanation = explanation;
  }

  /**
   * Creates a decision that was written before, for example as JSON.
   *
   * @param rule the rule
   * @param explanation what {@link #explain} returned
   * @return the decision
   */
  public static Decision explained(Rule rule, String explanation) {
    return new Decision(rule, explanation);
  }

  /**
   * Creates a decision. It keeps only what the explanation of the rule mentions.
   *
   * @param rule the rule
   * @param actor the user who acts; null if unknown
   * @param owner the user whom the thing belongs to, or null
   * @param over the responsible of both users, or null
   * @param thing the thing, such as a client or a settings area, or null
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
   * Creates a decision about a user.
   *
   * @param rule the rule
   * @param actor the user who acts; null if unknown
   * @return the decision
   */
  public static Decision of(Rule rule, @Nullable User actor) {
    return new Decision(rule, actor, null, null, null);
  }

  /**
   * Creates a decision about a user and a thing that has no owner.
   *
   * @param rule the rule
   * @param actor the user who acts
   * @param thing the thing
   * @return the decision
   */
  public static Decision of(Rule rule, @Nullable User actor, Subject thing) {
    return new Decision(rule, actor, null, null, thing);
  }

  /**
   * Returns whether the action is allowed.
   *
   * @return false if it is denied
   */
  public boolean allowed() {
    return rule.allows();
  }

  /**
   * Returns the rule that was applied.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }

  /**
   * Returns the decision with its reason, as a text for people.
   *
   * @return such as {@code denied by E3: Vera and Gleb are both managers of Boris; peers view each
   *     other's records, they do not edit them}
   */
  public String explain() {
    if (explanation != null) {
      return explanation;
    }
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
    return other instanceof Decision that && rule == that.rule && explain().equals(that.explain());
  }

  @Override
  public int hashCode() {
    return explain().hashCode();
  }

  /** Returns {@link #explain}. */
  @Override
  public String toString() {
    return explain();
  }
}
