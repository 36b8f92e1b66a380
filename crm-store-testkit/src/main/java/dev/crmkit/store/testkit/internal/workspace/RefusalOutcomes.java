package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.core.Id;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts exceptions of the library to outcomes. */
public final class RefusalOutcomes {

  /** The key of the list that an entity with a violation is in. */
  private static final Map<String, String> KEYS =
      Map.of("field", "fields", "pipeline", "stages", "label", "labels", "group", "groups");

  /** The keys of scenarios for attributes that the library names otherwise. */
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

  /** The kinds of entities that violations of some attributes name by the numbers of their ids. */
  private static final Map<String, EntityKind> NUMBERED =
      Map.of(
          "owner", EntityKind.USER,
          "responsible", EntityKind.USER,
          "recordsTo", EntityKind.USER,
          "managersTo", EntityKind.USER,
          "members", EntityKind.USER,
          "user", EntityKind.USER,
          "groups", EntityKind.GROUP,
          "labels", EntityKind.LABEL);

  /** Stand-ins for what the types of the library cannot express, with descriptions of it. */
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "'option/" + Id.MAX + "'",
          "a list or a map",
          "'" + Instant.MAX + "'",
          "what is no time",
          "'???'",
          "what is no amount");

  private RefusalOutcomes() {}

  /** Returns the outcome of a refusal. */
  public static StepAnswer of(CrmException refusal, EntityNames names) {
    Outcome outcome;
    if (refusal instanceof AccessDeniedException) {
      outcome = Outcome.DENIED;
    } else if (refusal instanceof NotFoundException) {
      outcome = Outcome.NOT_FOUND;
    } else if (refusal instanceof ConflictException) {
      outcome = Outcome.of("conflict");
    } else if (refusal instanceof InvalidException invalid) {
      outcome =
          new Outcome(
              "invalid",
              invalid.violations().stream()
                  .map(violation -> violatedKeys(violation, names))
                  .toList());
    } else {
      outcome = Outcome.of("failure");
    }
    return new StepAnswer(
        outcome,
        refusal instanceof InvalidException invalid
            ? invalid.violations().stream()
                .map(violation -> describe(violation, names))
                .collect(Collectors.joining("; "))
            : names.translate(String.valueOf(refusal.getMessage())),
        refusal);
  }

  /** Describes a violation for a person. */
  public static String describe(Violation violation, EntityNames names) {
    EntityKind kind = NUMBERED.get(violation.field());
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
    String text = named.toString();
    for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
      text = text.replace(placeholder.getKey(), placeholder.getValue());
    }
    return names.translate(text);
  }

  /** Returns the names for what a violation is about, the simplest first. */
  public static Set<String> violatedKeys(Violation violation, EntityNames names) {
    Set<String> faults = new LinkedHashSet<>();
    String text = INDEX.matcher(names.translate(violation.field())).replaceAll("");
    Optional<EntityRef> thing = EntityRef.parse(text);
    thing.ifPresent(found -> faults.add(found.name()));
    faults.add(text);
    thing.map(found -> KEYS.get(found.kind().key())).ifPresent(faults::add);
    faults.addAll(ALIASES.getOrDefault(text, Set.of()));
    return faults;
  }
}
