package dev.crmkit.examples.verification;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the sources of all tests with the compiler's parser. */
final class TestSources {

  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

  private TestSources() {}

  /**
   * Returns the folders with tests: those of every module, and the contract tests.
   *
   * @param project the root folder
   */
  static List<Path> folders(Path project) throws IOException {
    Stream<Path> modules =
        MODULE
            .matcher(Files.readString(project.resolve("pom.xml")))
            .results()
            .map(found -> project.resolve(found.group(1)).resolve("src/test/java"));
    return Stream.concat(Stream.of(project.resolve("crm-store-testkit/src/main/java")), modules)
        .filter(Files::isDirectory)
        .toList();
  }

  /** Parses all sources below some folders, in the order of their names. */
  static List<CompilationUnitTree> parse(List<Path> folders) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(path -> path.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    }
  }

  /** Returns the names of all tests, as {@code Class.method}, and of all classes with tests. */
  static Set<String> names(List<Path> folders) throws IOException {
    Set<String> names = new TreeSet<>();
    TreeScanner<Void, String> scanner =
        new TreeScanner<>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(
                type, (outer.isEmpty() ? "" : outer + ".") + type.getSimpleName());
          }

          @Override
          public Void visitMethod(MethodTree method, String type) {
            if (hasAnnotation(method, TESTS)) {
              names.add(type);
              names.add(type + "." + method.getName());
            }
            return null;
          }
        };
    parse(folders).forEach(unit -> scanner.scan(unit, ""));
    return names;
  }

  /** Returns whether a member is a method with one of the given annotations. */
  static boolean hasAnnotation(Tree member, Set<String> simpleNames) {
    return member instanceof MethodTree method
        && method.getModifiers().getAnnotations().stream()
            .map(AnnotationTree::getAnnotationType)
            .anyMatch(type -> simpleNames.contains(simpleName(type)));
  }

  /** Returns the last part of a qualified name. */
  static String simpleName(Tree name) {
    String text = name.toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }
}
