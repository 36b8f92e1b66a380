package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call that cannot be previewed.
 *
 * @param arguments converts the arguments, and holds those that cannot be converted
 * @param call makes the call
 */
record DirectCall(ArgumentConverter arguments, Consumer<ArgumentConverter> call)
    implements LibraryCall {

  @Override
  public ActualValue run() {
    try {
      call.accept(arguments);
    } catch (InvalidException e) {
      List<Violation> all = new ArrayList<>(arguments.unreadable());
      all.addAll(e.violations());
      arguments.refused().ifPresent(key -> all.removeIf(violation -> isRefusal(violation, key)));
      throw new InvalidException(all);
    }
    if (!arguments.unreadable().isEmpty()) {
      throw new IllegalStateException(
          "the library accepted what cannot be converted: " + arguments.unreadable());
    }
    return Outcome.OK;
  }

  /** Whether a violation is that of the text that was passed to be refused. */
  private static boolean isRefusal(Violation violation, String key) {
    return violation.field().equals(key) && violation.code() == ViolationCode.MALFORMED;
  }
}
