package dev.crmkit.access.decision;

/**
 * The rules of decisions, each with its number in rules.md and the text of its explanation. The
 * placeholders in a text are {@code {actor}} for the user who acts, {@code {owner}} for the user
 * whom the thing belongs to, {@code {over}} for the responsible of both, and {@code {thing}}. A
 * {@link Decision} keeps only what the text of its rule has placeholders for.
 */
public enum Rule {
  /** V1, U1. */
  DIRECTOR_MAY_ALL("V1", true, "{actor} is the Director, who sees and does all"),
  /** E2. */
  OWNER("E2", true, "{actor} owns it"),
  /** V2, E2. */
  HEAD_OF_OWNER(
      "V2",
      true,
      "{owner} is a manager of {actor}, and a head sees and changes the records of their team"),
  /** V3. */
  PEERS_SEE(
      "V3", true, "{actor} and {owner} are both managers of {over}, and see each other's records"),
  /** E3. */
  PEERS_EDIT(
      "E3",
      true,
      "{actor} and {owner} are both managers of {over}, and the policy lets peers edit each other's"
          + " records"),
  /** E1. */
  EVERYONE_CREATES("E1", true, "everyone who works creates clients, activities and deals"),
  /** E4. */
  MAY_ASSIGN_TO("E4", true, "{actor} may assign it to {owner}"),
  /** U4. */
  OWN_PROFILE("U4", true, "it is the own profile of {actor}"),
  /** U4. */
  PROFILE_OF_TEAM("U4", true, "{owner} is a manager of {actor}, who sees and edits their profile"),
  /** U3. */
  HEAD_CREATES_MANAGERS("U3", true, "a head creates managers under themselves"),
  /** U5. */
  HEAD_SETS_STATUS("U5", true, "{owner} is a manager of {actor}, who sets their status"),
  /** S1. */
  TYPE_MANAGES_AREA("S1", true, "a user of the type of {actor} manages {thing}"),
  /** S1. */
  TYPE_OPENS_AREA("S1", true, "a user of the type of {actor} opens {thing}"),
  /** U6. */
  WORKS("U6", true, "{actor} can work"),

  /** D5, U6. */
  NO_SUCH_USER("D5", false, "there is no such user, or the user was deleted"),
  /** U6. */
  INACTIVE("U6", false, "{actor} is inactive"),
  /** U6. */
  DISMISSED("U6", false, "{actor} is dismissed"),
  /** U9, U6. */
  NOT_ACTIVATED("U9", false, "{actor} has not confirmed the activation yet"),
  /** U6. */
  NO_ADDRESS("U6", false, "{actor} is limited by IP, and the address of the request is unknown"),
  /** U6. */
  ADDRESS_NOT_ALLOWED(
      "U6", false, "{actor} is limited by IP, and the address of the request is not allowed"),
  /** V8. */
  NO_SUCH_THING("V8", false, "there is no {thing}"),
  /** A1. */
  NO_SUCH_ACTION("A1", false, "no user, not even the Director, can do that with {thing}"),
  /** V4. */
  SEES_OWN_ONLY(
      "V4",
      false,
      "{actor} is a manager of the Director, and sees only their own records, not those of"
          + " {owner}"),
  /** V5. */
  OTHER_TEAM("V5", false, "{actor} does not see the records of {owner}, who is not in their team"),
  /** E3. */
  PEERS_VIEW_ONLY(
      "E3",
      false,
      "{actor} and {owner} are both managers of {over}; peers view each other's records, they do"
          + " not edit them"),
  /** E3. */
  PEERS_NEVER_DELETE(
      "E3",
      false,
      "{actor} and {owner} are both managers of {over}; peers never delete each other's records"),
  /** E3. */
  PEERS_NEVER_ASSIGN(
      "E3",
      false,
      "{actor} and {owner} are both managers of {over}; peers never assign each other's records"),
  /** E4. */
  MAY_NOT_ASSIGN_TO(
      "E4", false, "{actor} may assign records only to themselves and within their team"),
  /** E6. */
  ONLY_DIRECTOR_UNDOES("E6", false, "only the Director undoes a deletion or purges"),
  /** U4. */
  PROFILE_NOT_SEEN("U4", false, "{actor} sees only their own profile and those of their managers"),
  /** U4. */
  EMAIL_BY_OWNER_OR_DIRECTOR(
      "U4", false, "an e-mail address is changed by the user or by the Director"),
  /** U3. */
  DIRECTOR_CREATES_HEADS("U3", false, "only the Director creates heads"),
  /** U3. */
  MANAGERS_CREATE_NOBODY("U3", false, "a manager creates no users"),
  /** U3. */
  ONLY_UNDER_THEMSELVES("U3", false, "a head creates managers only under themselves"),
  /** U1. */
  ONE_DIRECTOR("U1", false, "a workspace has exactly one Director"),
  /** U5. */
  ONLY_DIRECTOR_CHANGES(
      "U5", false, "only the Director changes a type or a responsible, or deletes a user"),
  /** U4. */
  NOT_ON_OWN_PROFILE(
      "U4",
      false,
      "users edit the name and contacts of their own profile, never the type, status, responsible"
          + " or groups"),
  /** U5. */
  LIFTED_BY_DIRECTOR(
      "U5", false, "a head lifts only the status inactive, the rest is lifted by the Director"),
  /** U11. */
  GROUPS_BY_DIRECTOR("U11", false, "only the Director says who is in which group"),
  /** U1. */
  ROLE_TRANSFERRED_BY_DIRECTOR("U1", false, "only the Director can make another user the Director"),
  /** F1. */
  FIRST_SECTION_STAYS("F1", false, "section 1 of the client form always stays"),
  /** S1. */
  AREA_NOT_OF_TYPE("S1", false, "a user of the type of {actor} has no access to {thing}"),
  /** S2. */
  AREA_DENIED("S2", false, "the Director denied {thing} to {actor}"),
  /** S2. */
  DENIALS_BY_DIRECTOR("S2", false, "only the Director denies settings and allows them again"),
  /** V9. */
  MAY_NOT_ASK(
      "V9", false, "the Director may ask who sees a record, and a head for the records they see");

  private final String number;
  private final boolean allows;
  private final String words;
  private final boolean namesActor;
  private final boolean namesOwner;
  private final boolean namesHead;
  private final boolean namesThing;

  Rule(String number, boolean allows, String words) {
    this.number = number;
    this.allows = allows;
    this.words = words;
    this.namesActor = words.contains("{actor}");
    this.namesOwner = words.contains("{owner}");
    this.namesHead = words.contains("{over}");
    this.namesThing = words.contains("{thing}");
  }

  /**
   * Returns the number in rules.md.
   *
   * @return such as {@code E3}
   */
  public String number() {
    return number;
  }

  /**
   * Returns whether the rule allows or denies.
   *
   * @return false if it denies
   */
  public boolean allows() {
    return allows;
  }

  /**
   * Returns the text of the explanation, with placeholders.
   *
   * @return a sentence without a full stop
   */
  public String words() {
    return words;
  }

  /** Returns whether the text has a placeholder for the actor. */
  boolean namesActor() {
    return namesActor;
  }

  /** Returns whether the text has a placeholder for the owner. */
  boolean namesOwner() {
    return namesOwner;
  }

  /** Returns whether the text has a placeholder for the responsible. */
  boolean namesHead() {
    return namesHead;
  }

  /** Returns whether the text has a placeholder for the thing. */
  boolean namesThing() {
    return namesThing;
  }
}
