package dev.crmkit.examples.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds scenario files. */
final class ScenarioFiles {

  private ScenarioFiles() {}

  /**
   * Returns the given files, and the files in and below the given folders whose names end in .yaml,
   * .yml or .json, sorted by name within a folder.
   *
   * @param named files and folders
   * @param problems receives a message for each file or folder that cannot be found or read
   * @return the files, in the order in which they are to run
   */
  static List<Path> find(List<Path> named, Consumer<String> problems) {
    List<Path> found = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        List<Path> below = below(path, problems);
        if (below.isEmpty()) {
          problems.accept(path + ": there is no .yaml, .yml or .json file in this folder");
        }
        found.addAll(below);
      } else if (Files.exists(path)) {
        found.add(path);
      } else {
        problems.accept(path + ": there is no such file or folder");
      }
    }
    return found;
  }

  private static List<Path> below(Path folder, Consumer<String> problems) {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(ScenarioFiles::isScenario)
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      problems.accept(folder + ": this folder cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isScenario(Path path) {
    String name = path.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }
}
