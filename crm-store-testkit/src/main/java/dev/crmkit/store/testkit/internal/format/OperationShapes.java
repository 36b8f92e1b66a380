package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.operation.ArgumentSpec;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OperationCodec;

/** The shapes of operations in a file, derived from the records that define them. */
public final class OperationShapes {

  private OperationShapes() {}

  /** Returns the keys that an operation takes. */
  public static MapShape of(Class<? extends Operation> type) {
    return MapShape.of(
        OperationCodec.arguments(type).stream()
            .map(spec -> new MapKey(spec.key(), shape(spec), spec.mandatory()))
            .toArray(MapKey[]::new));
  }

  private static Shape shape(ArgumentSpec spec) {
    return switch (spec.form()) {
      case TEXT -> Shapes.TEXT;
      case TEXTS -> Shapes.TEXTS;
      case TEXTS_BY_NAME -> Shapes.TEXTS_BY_NAME;
      case FIELD_VALUES -> Shapes.VALUES;
      case ENTITY -> entity(spec);
      case ENTITIES -> Shapes.listOf(entity(spec));
      case STAGES -> Shapes.STAGES;
    };
  }

  private static Shape entity(ArgumentSpec spec) {
    return Shapes.entity(spec.kinds().stream().sorted().toArray(EntityKind[]::new));
  }
}
