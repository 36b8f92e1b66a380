package dev.crmkit.store.testkit.internal.scenario;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;
import static dev.crmkit.store.testkit.internal.format.Shapes.NAME;
import static dev.crmkit.store.testkit.internal.format.Shapes.TEXT;
import static dev.crmkit.store.testkit.internal.format.Shapes.TEXTS;
import static dev.crmkit.store.testkit.internal.format.Shapes.either;
import static dev.crmkit.store.testkit.internal.format.Shapes.entity;
import static dev.crmkit.store.testkit.internal.format.Shapes.listOf;
import static dev.crmkit.store.testkit.internal.format.Shapes.name;
import static dev.crmkit.store.testkit.internal.format.Shapes.names;
import static dev.crmkit.store.testkit.internal.format.Shapes.oneOf;

import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;

/** The shape of {@code given}. */
final class GivenFormat {

  private static final Shape USER =
      MapShape.of(
          required("id", NAME),
          required("type", oneOf("director", "head", "manager")),
          optional("responsible", name(EntityKind.USER)),
          optional("email", TEXT),
          optional("name", TEXT),
          optional("groups", names(EntityKind.GROUP)),
          optional(
              "status",
              oneOf("active", "inactive", "ip-restricted", "dismissed", "activation-required")),
          optional(
              "denied-settings",
              listOf(oneOf("client-form", "labels", "stages", "users", "security"))));

  private static final Shape FIELD =
      MapShape.of(
          required("field", NAME),
          required("type", oneOf("text", "number", "checkbox", "date", "selector")),
          optional("required", oneOf("true", "false")),
          optional("default", TEXT),
          optional("hint", TEXT),
          optional("order", TEXT),
          optional("options", TEXTS));

  private static final Shape SECTION =
      MapShape.of(
          required("section", NAME),
          optional("name", TEXT),
          optional("order", TEXT),
          optional(
              "access",
              MapShape.of(
                  optional("types", listOf(oneOf("director", "head", "manager"))),
                  optional("groups", names(EntityKind.GROUP)))),
          optional("fields", listOf(FIELD)));

  private static final Shape PIPELINE =
      MapShape.of(
          required("pipeline", NAME),
          required("of", oneOf("clients", "deals")),
          required("stages", Shapes.STAGES));

  private static final Shape LABEL =
      either(NAME, MapShape.of(required("label", NAME), optional("colour", TEXT)));

  private static final Shape CLIENT =
      MapShape.of(
          required("id", NAME),
          required("owner", name(EntityKind.USER)),
          required("name", TEXT),
          optional("fields", Shapes.VALUES),
          optional("labels", names(EntityKind.LABEL)),
          optional("stages", Shapes.STAGES_BY_PIPELINE));

  private static final Shape ACTIVITY =
      MapShape.of(
          required("id", NAME),
          required("client", name(EntityKind.CLIENT)),
          required("owner", name(EntityKind.USER)),
          required("subject", TEXT),
          optional("kind", oneOf("task", "call", "meeting", "e-mail", "email", "note")),
          optional("due", TEXT),
          optional("done", TEXT));

  private static final Shape DEAL =
      MapShape.of(
          required("id", NAME),
          required("client", name(EntityKind.CLIENT)),
          required("owner", name(EntityKind.USER)),
          required("title", TEXT),
          optional("amount", TEXT),
          optional("labels", names(EntityKind.LABEL)),
          optional("stages", Shapes.STAGES_BY_PIPELINE));

  private static final Shape FILE =
      MapShape.of(
          required("id", NAME),
          required("on", entity(EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL)),
          required("name", TEXT),
          optional("content", TEXT));

  /** The entire {@code given}. */
  static final MapShape GIVEN =
      MapShape.of(
          required("users", listOf(USER)),
          optional("groups", listOf(NAME)),
          optional("allowed-ips", TEXTS),
          optional("form", listOf(SECTION)),
          optional("pipelines", listOf(PIPELINE)),
          optional("labels", listOf(LABEL)),
          optional(
              "policies",
              MapShape.of(
                  optional("peer-access", oneOf("view", "edit")),
                  optional("ip-check", oneOf("every-call", "sign-in")))),
          optional("clients", listOf(CLIENT)),
          optional("activities", listOf(ACTIVITY)),
          optional("deals", listOf(DEAL)),
          optional("files", listOf(FILE)));

  private GivenFormat() {}
}
