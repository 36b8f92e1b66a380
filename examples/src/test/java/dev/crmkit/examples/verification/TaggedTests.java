package dev.crmkit.examples.verification;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the tests that name rules by tags. It uses the compiler's parser, so it ignores comments
 * and string literals. A tag can also come from a composed annotation.
 */
final class TaggedTests {

  /**
   * A test with a tag.
   *
   * @param rule the value of the tag
   * @param type the class
   * @param name the class, and the method if the method has the tag
   * @param isProperty whether it is a property, or a class with properties
   * @param isRead whether the engine that runs the test reads this kind of tag
   */
  record Tagged(String rule, String type, String name, boolean isProperty, boolean isRead) {}

  private record Tag(String rule, boolean ofJqwik) {}

  private final Map<String, Set<Tag>> composed = new HashMap<>();
  private final List<Tagged> found = new ArrayList<>();

  private TaggedTests() {}

  /** Returns the tagged tests below some folders, in the order of their files. */
  static List<Tagged> below(List<Path> folders) throws IOException {
    List<CompilationUnitTree> units = TestSources.parse(folders);
    TaggedTests tests = new TaggedTests();
    units.forEach(unit -> tests.new Annotations().scan(unit, ""));
    units.forEach(unit -> tests.new Tests().scan(unit, ""));
    return tests.found;
  }

  private static boolean isProperty(Tree member) {
    return TestSources.hasAnnotation(member, Set.of("Property"));
  }

  private static boolean isRunByJqwik(Tree member) {
    return TestSources.hasAnnotation(member, Set.of("Property", "Example"));
  }

  /**
   * Reads tags. Whether they are those of jqwik follows from their names or the imports of the
   * file.
   */
  private abstract class Tags extends TreeScanner<Void, String> {
    private boolean ofJqwik;

    @Override
    public Void visitCompilationUnit(CompilationUnitTree unit, String outer) {
      ofJqwik =
          unit.getImports().stream()
              .anyMatch(each -> isOfJqwik(each.getQualifiedIdentifier().toString()));
      return super.visitCompilationUnit(unit, outer);
    }

    private static boolean isOfJqwik(String name) {
      return name.equals("net.jqwik.api.Tag") || name.equals("net.jqwik.api.*");
    }

    final Set<Tag> tags(ModifiersTree modifiers) {
      Set<Tag> tags = new LinkedHashSet<>();
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        String name = annotation.getAnnotationType().toString();
        tags.addAll(
            composed.getOrDefault(
                TestSources.simpleName(annotation.getAnnotationType()), Set.of()));
        if (TestSources.simpleName(annotation.getAnnotationType()).equals("Tag")) {
          boolean jqwik = name.equals("Tag") ? ofJqwik : isOfJqwik(name);
          new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree text, Void nothing) {
              tags.add(new Tag(String.valueOf(text.getValue()), jqwik));
              return null;
            }
          }.scan(annotation.getArguments(), null);
        }
      }
      return tags;
    }
  }

  /** Finds composed annotations and their tags. */
  private final class Annotations extends Tags {
    @Override
    public Void visitClass(ClassTree type, String outer) {
      if (type.getKind() == Tree.Kind.ANNOTATION_TYPE) {
        composed.put(type.getSimpleName().toString(), tags(type.getModifiers()));
      }
      return super.visitClass(type, outer);
    }
  }

  /** Finds tests. The parameter of the visitor is the name of the enclosing class. */
  private final class Tests extends Tags {
    @Override
    public Void visitClass(ClassTree type, String outer) {
      String name = (outer.isEmpty() ? "" : outer + ".") + type.getSimpleName();
      if (type.getKind() != Tree.Kind.ANNOTATION_TYPE) {
        boolean properties = type.getMembers().stream().anyMatch(TaggedTests::isProperty);
        boolean jqwik = type.getMembers().stream().anyMatch(TaggedTests::isRunByJqwik);
        for (Tag tag : tags(type.getModifiers())) {
          found.add(new Tagged(tag.rule(), name, name, properties, tag.ofJqwik() == jqwik));
        }
      }
      return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      String name = type + "." + method.getName();
      boolean jqwik = isRunByJqwik(method);
      for (Tag tag : tags(method.getModifiers())) {
        found.add(new Tagged(tag.rule(), type, name, isProperty(method), tag.ofJqwik() == jqwik));
      }
      return null;
    }
  }
}
