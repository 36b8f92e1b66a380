package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generates steps of any users, including those who are not permitted. With each source some
 * operations are rarer and some more frequent, so that scenarios differ in kind.
 */
public final class StepGenerator {

  private static final List<OperationGenerator> KINDS =
      Stream.of(RecordSteps.ALL, UserSteps.ALL, FormSteps.ALL, SettingSteps.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Set<String> WITHOUT_DRY_RUN = Set.of("sign-in", "activate");

  private static final List<Map<String, Integer>> THEMES =
      List.of(
          Map.of(),
          Map.of(),
          Map.of(
              "delete-user", 3,
              "undo-delete-user", 4,
              "assign-moved", 4,
              "set-responsible", 1,
              "set-type", 1,
              "create-client", 1,
              "delete-record", 1,
              "undo-delete", 1,
              "transfer-directorship", 1),
          Map.of(
              "set-section-access", 3,
              "delete-group", 2,
              "set-group-members", 2,
              "create-client", 2,
              "edit-client", 3,
              "edit-field", 2,
              "create-field", 2,
              "create-group", 1,
              "delete-field", 1,
              "edit-user", 1),
          Map.of(
              "set-status", 5,
              "activate", 2,
              "send-activation", 1,
              "edit-user", 1,
              "create-user", 1,
              "set-allowed-ips", 1,
              "set-policy", 1,
              "assign", 1,
              "sign-in", 1),
          Map.of(
              "edit-deal", 5,
              "edit-client", 3,
              "edit-activity", 2,
              "create-deal", 2,
              "create-client", 1,
              "delete-record", 3,
              "undo-delete", 2,
              "purge", 1,
              "edit-pipeline", 1,
              "assign", 1));

  private final RandomSource source;
  private final Map<String, Integer> theme;
  private final Map<String, Double> swarm = new HashMap<>();

  /** Creates a generator that makes all choices from a source. */
  public StepGenerator(Random random) {
    this(new RandomSource(random));
  }

  public StepGenerator(RandomSource source) {
    this.source = source;
    this.theme = source.one(THEMES);
  }

  /** The next step. */
  public Map<String, @Nullable Object> next(Reference now) {
    return source.chance(.55) ? operation(now) : question(now);
  }

  /** The next step, which is an operation. */
  public Map<String, @Nullable Object> operation(Reference now) {
    OperationGenerator kind = kind();
    Map<String, @Nullable Object> body = trial(kind, new RandomChoices(source, now));
    if (!WITHOUT_DRY_RUN.contains(kind.name()) && source.chance(.05)) {
      body.put("dry-run", "true");
    }
    return ScriptData.map("do", body);
  }

  /** The next step, which is a question. */
  public Map<String, @Nullable Object> question(Reference now) {
    return new QuestionGenerator(new RandomChoices(source, now)).next();
  }

  private OperationGenerator kind() {
    boolean inTheme = !theme.isEmpty() && source.chance(.7);
    return KINDS.get(
        source.weighted(
            KINDS.stream()
                .map(
                    kind ->
                        inTheme
                            ? theme.getOrDefault(kind.name(), 0).doubleValue()
                            : kind.weight() * swarm(kind))
                .toList()));
  }

  private double swarm(OperationGenerator kind) {
    return swarm.computeIfAbsent(kind.name(), name -> source.of(.2, 1.0, 1.0, 1.0, 4.0));
  }

  /** Generates the body of a step with an operation. */
  static Map<String, @Nullable Object> trial(String name, RandomChoices choices) {
    OperationGenerator found =
        KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
    return trial(found, choices);
  }

  private static Map<String, @Nullable Object> trial(
      OperationGenerator kind, RandomChoices choices) {
    String me = actor(kind.actor(), choices);
    Map<String, @Nullable Object> body =
        kind.actor() == OperationGenerator.Actor.WAITING
            ? ScriptData.map("user", me)
            : choices.acting(me);
    if (kind.actor() == OperationGenerator.Actor.FROM_SOMEWHERE) {
      body.put("from", choices.source().one(SampleValues.ADDRESSES));
    }
    Operation operation = kind.generate().by(choices, me);
    body.put(operation.word(), RecordForm.write((Record) operation));
    return body;
  }

  private static String actor(OperationGenerator.Actor by, RandomChoices choices) {
    RandomSource source = choices.source();
    return switch (by) {
      case DIRECTOR -> source.chance(.6) ? choices.view().director() : choices.actor();
      case SETTINGS_MANAGER -> source.chance(.6) ? choices.settingsManager() : choices.actor();
      case WAITING -> {
        List<String> waiting =
            choices.users(user -> choices.view().status(user).equals("activation-required"));
        yield waiting.isEmpty() ? choices.actor() : source.one(waiting);
      }
      case FROM_SOMEWHERE ->
          source.chance(.5) ? source.one(choices.view().users()) : choices.actor();
      case ANYONE -> choices.actor();
    };
  }
}
