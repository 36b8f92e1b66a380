package dev.crmkit.store.testkit.scenario.company;

import dev.crmkit.access.decision.AccessDenied;
import dev.crmkit.core.Id;
import dev.crmkit.core.error.Conflict;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.core.error.Violation;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Thing;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the library throws, as outcomes. */
public final class Refusals {

  /** The key that a violation of one thing among several stands under. */
  private static final Map<String, String> KEYS =
      Map.of("field", "fields", "pipeline", "stages", "label", "labels", "group", "groups");

  /** The keys under which scenarios have what the library calls otherwise. */
  private static final Map<String, Set<String>> ALIASES =
      Map.of(
          "id", Set.of("section", "field"),
          "name", Set.of("section", "field", "pipeline", "label", "group"),
          "owner", Set.of("to"),
          "responsible", Set.of("to"),
          "recordsTo", Set.of("to"),
          "managersTo", Set.of("managers-to"),
          "ranges", Set.of("allowed-ips"),
          "access", Set.of("types", "groups"));

  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]$");

  /** The kinds of what violations of some attributes tell by the numbers of ids. */
  private static final Map<String, Kind> NUMBERED =
      Map.of(
          "owner", Kind.USER,
          "responsible", Kind.USER,
          "recordsTo", Kind.USER,
          "managersTo", Kind.USER,
          "members", Kind.USER,
          "user", Kind.USER,
          "groups", Kind.GROUP,
          "labels", Kind.LABEL);

  /** What stands in the place of what the library's types cannot hold, and what that was. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "'option/" + Id.MAX + "'",
          "a list or a map",
          "'" + Instant.MAX + "'",
          "what is no time",
          "'???'",
          "what is no amount");

  private Refusals() {}

  /**
   * The outcome that a refusal stands for.
   *
   * @param refusal what was thrown
   * @param names the names of things
   * @return the outcome with its reason; that of a failure of the store is {@code failure}
   */
  public static Answer answer(CrmException refusal, Names names) {
    Outcome outcome;
    if (refusal instanceof AccessDenied) {
      outcome = Outcome.DENIED;
    } else if (refusal instanceof NotFound) {
      outcome = Outcome.NOT_FOUND;
    } else if (refusal instanceof Conflict) {
      outcome = Outcome.of("conflict");
    } else if (refusal instanceof Invalid invalid) {
      outcome =
          new Outcome(
              "invalid",
              invalid.violations().stream().map(violation -> faults(violation, names)).toList());
    } else {
      outcome = Outcome.of("failure");
    }
    return new Answer(
        outcome,
        refusal instanceof Invalid invalid
            ? invalid.violations().stream()
                .map(violation -> told(violation, names))
                .collect(Collectors.joining("; "))
            : names.translate(String.valueOf(refusal.getMessage())),
        refusal);
  }

  /**
   * A violation for a person.
   *
   * @param violation it
   * @param names the names of things
   * @return with names where it tells ids
   */
  public static String told(Violation violation, Names names) {
    Kind kind = NUMBERED.get(violation.field());
    String value = violation.value();
    boolean numbered = kind != null && value != null && value.matches("[0-9]{1,16}");
    Violation named =
        kind != null && value != null && numbered
            ? new Violation(
                violation.field(),
                violation.code(),
                names.name(kind, Long.parseLong(value)),
                violation.expected())
            : violation;
    String told = named.toString();
    for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
      told = told.replace(placeholder.getKey(), placeholder.getValue());
    }
    return names.translate(told);
  }

  /**
   * The names that what a violation is of goes by, the plainest first.
   *
   * @param violation it
   * @param names the names of things
   * @return such as {@code phone}, {@code field/phone} and {@code fields}
   */
  public static Set<String> faults(Violation violation, Names names) {
    Set<String> faults = new LinkedHashSet<>();
    String told = INDEX.matcher(names.translate(violation.field())).replaceAll("");
    Optional<Thing> thing = Thing.parse(told);
    thing.ifPresent(found -> faults.add(found.name()));
    faults.add(told);
    thing.map(found -> KEYS.get(found.kind().word())).ifPresent(faults::add);
    faults.addAll(ALIASES.getOrDefault(told, Set.of()));
    return faults;
  }
}
