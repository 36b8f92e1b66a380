package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateLabel;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.EditPipeline;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.UndoDeleteUser;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses how each step of a script is used in two workspaces, and what must not differ. */
final class PairedSteps {

  /** Operations that reveal whether a name or an address is taken (V8), also by their preview. */
  private static final Set<String> RESERVES_A_NAME =
      words(
          CreateUser.class,
          EditUser.class,
          UndoDeleteUser.class,
          CreateLabel.class,
          CreatePipeline.class);

  /**
   * Operations that reveal how many values or records use a setting (V8), but not by their preview.
   */
  private static final Set<String> CHANGES_A_SETTING =
      words(EditPipeline.class, Delete.class, EditField.class);

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static Set<String> words(Class<? extends Operation>... operations) {
    return Stream.of(operations).map(RecordForm::word).collect(Collectors.toSet());
  }

  private static final String CREATE_PREFIX = "create-";

  private final String user;
  private final SeededChoice choice;
  private final Reference main;
  private final Reference other;
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * A step in each workspace.
   *
   * @param inMain the step in the first workspace; null for a secret
   * @param inOther the step in the second workspace
   * @param byUser whether the user made it, so that the answers must be equal
   */
  record Pair(@Nullable ExpectedStep inMain, ExpectedStep inOther, boolean byUser) {
    boolean isSecret() {
      return inMain == null || !inMain.step.equals(inOther.step);
    }
  }

  /** A step with the answer of the reference. */
  record ExpectedStep(Map<String, @Nullable Object> step, Object expected) {}

  /**
   * Pseudorandom choices that depend on the step and the seed only, so that removing a step changes
   * no other choice.
   */
  private record SeededChoice(long seed) {
    int of(Object step, int bound) {
      long mixed = (step.hashCode() * 0x9E3779B97F4A7C15L) ^ (seed * 0xC2B2AE3D27D4EB4FL);
      return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), bound);
    }
  }

  PairedSteps(Script script, long seed) {
    this.choice = new SeededChoice(seed);
    this.main = new Reference(script.given());
    this.other = new Reference(script.given());
    this.user = chosen(main);
  }

  /** Returns the user under test. */
  String user() {
    return user;
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** Returns the state of the second workspace after all steps. */
  Reference other() {
    return other;
  }

  /**
   * Chooses a user who can work; in half of the cases one who cannot see some field, if there is
   * one.
   */
  private String chosen(Reference rules) {
    boolean seesAll = choice.of("sees all", 2) == 0;
    return rules.users().stream()
        .filter(name -> !name.equals(rules.director()) && rules.canWorkFrom(name, null))
        .min(
            Comparator.<String, Boolean>comparing(
                    name ->
                        !seesAll && rules.fields().stream().allMatch(f -> rules.seesField(name, f)))
                .thenComparing(name -> choice.of(name, 1 << 20)))
        .orElse(rules.director());
  }

  /** Uses a step, and returns what the reference itself reveals by it, if anything. */
  Optional<String> add(Map<String, @Nullable Object> step) {
    if (!Script.body(step).containsKey("user")) {
      return Optional.empty(); // a query of the host application
    }
    int variant = choice.of(step, 6);
    if (FieldVariation.writesFields(step)) {
      return variant == 0
          ? runSecret(step)
          : variant == 1 ? runByUser(asUser(step)) : runByOthers(step);
    }
    return switch (variant) {
      case 0, 1 -> runSecret(step);
      case 2, 3 -> runByOthers(step);
      default -> runByUser(asUser(step));
    };
  }

  private Optional<String> runSecret(Map<String, @Nullable Object> step) {
    Reference tried = other.copy();
    Object answer = tried.answerIfSpecified(step);
    if (answer != null
        && !user.equals(Script.body(step).get("user"))
        && tried.knowledge(user).equals(other.knowledge(user))) {
      other.answerIfSpecified(step);
      pairs.add(new Pair(null, new ExpectedStep(step, answer), false));
    }
    return Optional.empty();
  }

  /**
   * Runs a step of another user in both workspaces, with different values in fields that the user
   * cannot see.
   */
  private Optional<String> runByOthers(Map<String, @Nullable Object> step) {
    return FieldVariation.variants(step, other, user).stream()
        .filter(varied -> isHidden(step, varied))
        .findFirst()
        .flatMap(varied -> runByOthers(step, varied));
  }

  /**
   * Returns whether the user knows the same after one step in the first workspace and the other in
   * the second.
   */
  private boolean isHidden(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = one.answerIfSpecified(step);
    Object otherAnswer = two.answerIfSpecified(varied);
    String author = String.valueOf(Script.body(step).get("user"));
    return answer != null
        && otherAnswer != null
        && one.nameOf(author).equals(two.nameOf(author)) // events show the name of the author
        && one.knowledge(user).equals(two.knowledge(user));
  }

  private Optional<String> runByOthers(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied) {
    Object answer = Objects.requireNonNull(main.answerIfSpecified(step));
    Object otherAnswer = Objects.requireNonNull(other.answerIfSpecified(varied));
    pairs.add(
        new Pair(new ExpectedStep(step, answer), new ExpectedStep(varied, otherAnswer), false));
    for (Map<String, @Nullable Object> question : FieldVariation.queries(step, varied, user)) {
      Optional<String> difference = runByUser(question);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> runByUser(Map<String, @Nullable Object> step) {
    Reference one = main.copy();
    Reference two = other.copy();
    Object answer = one.answerIfSpecified(step);
    Object otherAnswer = two.answerIfSpecified(step);
    if (answer == null
        || otherAnswer == null
        || Script.operation(step).equals(RecordForm.word(SignInOperation.Activate.class))) {
      return Optional.empty(); // a token is used by its recipient, not by this user
    }
    if (!takenIds(main, step).equals(takenIds(other, step))) {
      return Optional.empty(); // a taken id can be revealed, like a taken name (A2)
    }
    if (!answer.equals(otherAnswer) && !isExempt(step)) {
      return Optional.of(
          "the reference itself reveals secrets to "
              + user
              + ": "
              + step
              + " gives "
              + answer
              + " and "
              + otherAnswer);
    }
    if (!answer.equals(otherAnswer) || !one.knowledge(user).equals(two.knowledge(user))) {
      return Optional.empty(); // the step would reveal a secret to the user legitimately
    }
    main.answerIfSpecified(step);
    other.answerIfSpecified(step);
    pairs.add(new Pair(new ExpectedStep(step, answer), new ExpectedStep(step, otherAnswer), true));
    return Optional.empty();
  }

  private static boolean isExempt(Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    return RESERVES_A_NAME.contains(operation)
        || (Script.verb(step).equals("do") && CHANGES_A_SETTING.contains(operation));
  }

  /** Returns the ids of the entities that the step creates that are already taken. */
  private static Set<?> takenIds(Reference before, Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    if (!operation.startsWith(CREATE_PREFIX)
        || !(Script.body(step).get(operation) instanceof Map<?, ?> arguments)) {
      return Set.of();
    }
    String kind = operation.substring(CREATE_PREFIX.length());
    if (kind.equals("many") && arguments.get("clients") instanceof List<?> clients) {
      return clients.stream()
          .map(client -> ((Map<?, ?>) client).get("id"))
          .filter(before.names("client")::contains)
          .collect(Collectors.toSet());
    }
    Object id = arguments.get("id");
    return before.names(kind).contains(id) ? Set.of(id) : Set.of();
  }

  private Map<String, @Nullable Object> asUser(Map<String, @Nullable Object> step) {
    String verb = Script.verb(step);
    Map<String, @Nullable Object> body = new LinkedHashMap<>(Script.body(step));
    body.put("user", user);
    return Map.of(verb, body);
  }

  /** Returns users to whom the user can assign nothing, so that trying it changes nothing (E4). */
  List<String> invisibleUsers() {
    return other.users().stream()
        .filter(name -> !main.seesRecordsOf(user, name) && !other.seesRecordsOf(user, name))
        .toList();
  }

  /** Returns both workspaces as a scenario file; the second one has the secrets. */
  String text(Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.inMain != null) {
        steps.add(withExpectation(pair.inMain));
      }
      Map<String, @Nullable Object> inOther = withExpectation(pair.inOther);
      inOther.put("in", Noninterference.OTHER);
      steps.add(inOther);
    }
    return new Script(given, steps)
        .text(
            "Two workspaces between which " + user + " sees no difference",
            List.of(Noninterference.OTHER));
  }

  private static Map<String, @Nullable Object> withExpectation(ExpectedStep expected) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>(expected.step);
    step.put("expect", expected.expected);
    return step;
  }
}
