package dev.crmkit.examples.tour;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.examples.Paint;
import dev.crmkit.examples.Stores;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code examples/run tour}: shows a small company at work, step by step. */
@Command(name = "tour", description = "Shows a small company at work, step by step.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TourCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      defaultValue = "memory",
      paramLabel = "STORE",
      description = "The store to use: " + Stores.NAMES + ". Default: memory.")
  private String storeName;

  @Override
  public Integer call() {
    Stores.OpenStore opened;
    try {
      opened = Stores.open(storeName);
    } catch (Stores.StoreUnavailableException e) {
      spec.commandLine().getErr().println("the store could not be opened: " + e.getMessage());
      return 2;
    }
    try (opened) {
      new Tour(
              opened.store(),
              WorkspaceId.of(Stores.newPrefix() + "tour"),
              CrmOptions.standard(),
              spec.commandLine().getOut(),
              Paint.ofStandardOutput(StandardCharsets.UTF_8))
          .run();
    }
    return 0;
  }
}
