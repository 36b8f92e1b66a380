package dev.crmkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public methods of all facets have one shape, and {@code docs/api.md} lists them. {@code
 * -Dcrmkit.write} updates the table.
 */
class ApiShapeTest {

  private static final Path PAGE = Path.of("..", "docs", "api.md");
  private static final String START = "<!-- table -->\n";
  private static final String END = "<!-- end of table -->";

  private static List<Class<?>> facets() {
    return methods(CrmSession.class)
        .map(Method::getReturnType)
        .filter(type -> type.getPackageName().equals(CrmSession.class.getPackageName()))
        .filter(type -> type != CrmSession.class)
        .distinct()
        .collect(Collectors.toList());
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !method.isBridge() && !method.isSynthetic())
        .sorted(Comparator.comparing(Method::getName).thenComparing(ApiShapeTest::parameters));
  }

  private static List<Class<?>> all() {
    List<Class<?>> all = new ArrayList<>(List.of(Crm.class, CrmSession.class, Feed.class));
    all.addAll(facets());
    return all;
  }

  private static String parameters(Method method) {
    return Arrays.stream(method.getGenericParameterTypes())
        .map(ApiShapeTest::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Type type) {
    return type.getTypeName().replaceAll("[\\w.]+[.$](\\w+)", "$1");
  }

  @Test
  void theFacetsOfRecordsShowEachOfTheirMethods() {
    Set<String> shared =
        methods(RecordFacet.class).map(Method::getName).collect(Collectors.toSet());
    for (Class<?> facet : RecordFacet.class.getPermittedSubclasses()) {
      assertThat(methods(facet).map(Method::getName).collect(Collectors.toSet()))
          .as(facet.getSimpleName())
          .containsAll(shared);
      assertThat(methods(facet).count()).isEqualTo(methods(RecordFacet.class).count());
    }
  }

  @Test
  void whatTakesAPageRequestOrAQueryReturnsAPage() {
    for (Class<?> type : all()) {
      methods(type)
          .filter(method -> List.of(method.getParameterTypes()).contains(PageRequest.class))
          .forEach(method -> assertThat(method.getReturnType()).isEqualTo(Page.class));
      methods(type)
          .filter(method -> method.getName().equals("list"))
          .filter(method -> List.of(method.getParameterTypes()).contains(Query.class))
          .forEach(method -> assertThat(method.getReturnType()).isEqualTo(Page.class));
    }
  }

  @Test
  void pagesAreAskedForInNoOtherWay() {
    for (Class<?> type : all()) {
      methods(type)
          .forEach(
              method ->
                  assertThat(method.getParameterTypes())
                      .as(method.toString())
                      .doesNotContain(int.class));
      methods(type)
          .filter(method -> method.getReturnType() == Page.class)
          .forEach(
              method ->
                  assertThat(
                          Stream.of(method.getParameterTypes())
                              .anyMatch(List.of(PageRequest.class, Query.class)::contains))
                      .as(method.toString())
                      .isEqualTo(!isFirstPageOfHistory(method)));
    }
  }

  /** The first page of a history needs no request, because most histories have one page. */
  private static boolean isFirstPageOfHistory(Method method) {
    return method.getName().matches("(?i)\\w*history") && method.getParameterCount() == 1;
  }

  @Test
  void aListWithPagesCanBeStreamed() {
    for (Class<?> type : all()) {
      Set<String> names = methods(type).map(Method::getName).collect(Collectors.toSet());
      boolean hasPages =
          methods(type)
              .anyMatch(
                  method ->
                      method.getName().equals("list") && method.getReturnType() == Page.class);
      assertThat(names.contains("stream")).as(type.getSimpleName()).isEqualTo(hasPages);
    }
  }

  @Test
  void createTakesNewThingAndEditTakesAnEdit() {
    for (Class<?> type : facets()) {
      methods(type)
          .filter(method -> method.getName().matches("create(?!Schema)(?!Many).*"))
          .forEach(
              method -> assertThat(parameters(method)).as(method.toString()).matches("New\\w+"));
      methods(type)
          .filter(method -> method.getName().matches("edit(?!Schema)(?!Many).*"))
          .forEach(
              method -> assertThat(parameters(method)).as(method.toString()).matches("\\w+Edit"));
      methods(type)
          .filter(method -> method.getName().endsWith("Many"))
          .forEach(
              method -> {
                assertThat(Collection.class).isAssignableFrom(method.getParameterTypes()[0]);
                assertThat(method.getReturnType()).isEqualTo(List.class);
              });
      methods(type)
          .filter(method -> method.getName().equals("get"))
          .forEach(method -> assertThat(Subject.class).isAssignableFrom(onlyParameter(method)));
    }
  }

  private static Class<?> onlyParameter(Method method) {
    assertThat(method.getParameterTypes()).hasSize(1);
    return method.getParameterTypes()[0];
  }

  @Test
  void eachInputIsMadeWithItsRequiredPartsAndNamesItsId() {
    Set<Class<?>> inputs = new TreeSet<>(Comparator.comparing(Class::getName));
    inputs.add(NewDirector.class);
    for (Class<?> facet : facets()) {
      methods(facet)
          .flatMap(method -> Stream.of(method.getParameterTypes()))
          .filter(type -> type.getSimpleName().matches("New\\w+|\\w+Edit"))
          .forEach(inputs::add);
    }
    assertThat(inputs).hasSizeGreaterThan(16);
    for (Class<?> input : inputs) {
      String type = input.getSimpleName();
      List<Method> methods = List.of(input.getMethods());
      assertThat(methods).as(type + " has 'of'").anyMatch(ApiShapeTest::isFactory);
      assertThat(methods)
          .as(type + " has an id")
          .anyMatch(method -> method.getName().equals("id") && method.getParameterCount() == 0);
      assertThat(
              methods.stream()
                  .anyMatch(
                      method ->
                          method.getName().equals("id")
                              && method.getParameterCount() == 1
                              && method.getReturnType() == input))
          .as(type + " has a word for the id")
          .isEqualTo(type.startsWith("New"));
      assertThat(methods.stream().map(Method::getName))
          .as(type)
          .noneMatch(name -> name.matches("(with|as|at|set)[A-Z]?.*"));
    }
  }

  private static boolean isFactory(Method method) {
    return Modifier.isStatic(method.getModifiers()) && method.getName().equals("of");
  }

  @Test
  void thePageListsEveryMethod() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(START) + START.length());
    String after = page.substring(page.indexOf(END));
    String expected = before + table() + after;
    if (System.getProperty("crmkit.write") != null) {
      Files.writeString(PAGE, expected);
    }
    assertThat(page).as("-Dcrmkit.write updates docs/api.md").isEqualTo(expected);
  }

  private static String table() {
    TreeMap<String, TreeMap<String, List<String>>> rows = new TreeMap<>();
    for (Class<?> type : all()) {
      methods(type)
          .forEach(
              method ->
                  rows.computeIfAbsent(method.getName(), name -> new TreeMap<>())
                      .computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                      .add(
                          "`("
                              + parameters(method)
                              + ")` → `"
                              + name(method.getGenericReturnType())
                              + "`"));
    }
    StringBuilder table = new StringBuilder("\n| method | of | parameters and result |\n");
    table.append("| --- | --- | --- |\n");
    rows.forEach(
        (name, types) ->
            types.forEach(
                (type, signatures) ->
                    table
                        .append("| `")
                        .append(name)
                        .append("` | ")
                        .append(type)
                        .append(" | ")
                        .append(String.join("<br>", signatures))
                        .append(" |\n")));
    return table.append('\n').toString();
  }
}
