package dev.crmkit.store.testkit.scenario;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;
import static dev.crmkit.store.testkit.scenario.format.Shapes.NAME;
import static dev.crmkit.store.testkit.scenario.format.Shapes.TEXT;
import static dev.crmkit.store.testkit.scenario.format.Shapes.TEXTS;
import static dev.crmkit.store.testkit.scenario.format.Shapes.either;
import static dev.crmkit.store.testkit.scenario.format.Shapes.listOf;
import static dev.crmkit.store.testkit.scenario.format.Shapes.name;
import static dev.crmkit.store.testkit.scenario.format.Shapes.names;
import static dev.crmkit.store.testkit.scenario.format.Shapes.oneOf;
import static dev.crmkit.store.testkit.scenario.format.Shapes.thing;

import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;

/** The keys of {@code given}. */
final class GivenFormat {

  private static final Shape USER =
      Keys.of(
          must("id", NAME),
          must("type", oneOf("director", "head", "manager")),
          may("responsible", name(Kind.USER)),
          may("email", TEXT),
          may("name", TEXT),
          may("groups", names(Kind.GROUP)),
          may(
              "status",
              oneOf("active", "inactive", "ip-restricted", "dismissed", "activation-required")),
          may(
              "denied-settings",
              listOf(oneOf("client-form", "labels", "stages", "users", "security"))));

  private static final Shape FIELD =
      Keys.of(
          must("field", NAME),
          must("type", oneOf("text", "number", "checkbox", "date", "selector")),
          may("required", oneOf("true", "false")),
          may("default", TEXT),
          may("hint", TEXT),
          may("order", TEXT),
          may("options", TEXTS));

  private static final Shape SECTION =
      Keys.of(
          must("section", NAME),
          may("name", TEXT),
          may("order", TEXT),
          may(
              "access",
              Keys.of(
                  may("types", listOf(oneOf("director", "head", "manager"))),
                  may("groups", names(Kind.GROUP)))),
          may("fields", listOf(FIELD)));

  private static final Shape PIPELINE =
      Keys.of(
          must("pipeline", NAME),
          must("of", oneOf("clients", "deals")),
          must("stages", Shapes.STAGES));

  private static final Shape LABEL =
      either(NAME, Keys.of(must("label", NAME), may("colour", TEXT)));

  private static final Shape CLIENT =
      Keys.of(
          must("id", NAME),
          must("owner", name(Kind.USER)),
          must("name", TEXT),
          may("fields", Shapes.VALUES),
          may("labels", names(Kind.LABEL)),
          may("stages", Shapes.PLACES));

  private static final Shape ACTIVITY =
      Keys.of(
          must("id", NAME),
          must("client", name(Kind.CLIENT)),
          must("owner", name(Kind.USER)),
          must("subject", TEXT),
          may("kind", oneOf("task", "call", "meeting", "e-mail", "email", "note")),
          may("due", TEXT),
          may("done", TEXT));

  private static final Shape DEAL =
      Keys.of(
          must("id", NAME),
          must("client", name(Kind.CLIENT)),
          must("owner", name(Kind.USER)),
          must("title", TEXT),
          may("amount", TEXT),
          may("labels", names(Kind.LABEL)),
          may("stages", Shapes.PLACES));

  private static final Shape FILE =
      Keys.of(
          must("id", NAME),
          must("on", thing(Kind.CLIENT, Kind.ACTIVITY, Kind.DEAL)),
          must("name", TEXT),
          may("content", TEXT));

  /** All of it. */
  static final Keys GIVEN =
      Keys.of(
          must("users", listOf(USER)),
          may("groups", listOf(NAME)),
          may("allowed-ips", TEXTS),
          may("form", listOf(SECTION)),
          may("pipelines", listOf(PIPELINE)),
          may("labels", listOf(LABEL)),
          may(
              "policies",
              Keys.of(
                  may("peer-access", oneOf("view", "edit")),
                  may("ip-check", oneOf("every-call", "sign-in")))),
          may("clients", listOf(CLIENT)),
          may("activities", listOf(ACTIVITY)),
          may("deals", listOf(DEAL)),
          may("files", listOf(FILE)));

  private GivenFormat() {}
}
