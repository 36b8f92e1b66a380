package dev.crmkit.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.crmkit.core.internal.store.EventSignal;
import dev.crmkit.core.testing.ExportedTypes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dependencies between packages, the exported types, and what the module must not use. */
class ArchitectureTest {

  private static final String ROOT = "dev.crmkit.core";

  private static void check(ArchRule rule) {
    rule.check(ExportedTypes.CLASSES);
  }

  private static String[] in(String... packages) {
    return Arrays.stream(packages).map(each -> ROOT + "." + each).toArray(String[]::new);
  }

  // Which package depends on which.

  /**
   * The packages depend on each other without a cycle. Two sealed hierarchies count as one package
   * each: records with their kinds, and the organisation with its implementation. The root package,
   * which names all kinds of subjects and entries, is left out.
   */
  @Test
  void packagesHaveNoCycles() {
    check(SlicesRuleDefinition.slices().assignedFrom(new Features()).should().beFreeOfCycles());
  }

  private static final class Features implements SliceAssignment {

    private static final Set<String> RECORDS = Set.of("record", "client", "activity", "deal");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      if (!name.startsWith(ROOT + ".")) {
        return SliceIdentifier.ignore();
      }
      String feature = name.substring(ROOT.length() + 1);
      if (RECORDS.contains(feature)) {
        return SliceIdentifier.of("records");
      }
      return SliceIdentifier.of(feature.equals("internal.org") ? "org" : feature);
    }

    @Override
    public String getDescription() {
      return "packages by feature";
    }
  }

  @Test
  void nothingDependsOnTheContractOfStores() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".store"))))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".store")));
  }

  @Test
  void nothingDependsOnJson() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + "..json.."))))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..json..")));
  }

  @Test
  void errorsDependOnTheRootPackageOnly() {
    dependsOnlyOn("error", ROOT);
  }

  @Test
  void textsDependOnErrorsAndUnicodeOnly() {
    dependsOnlyOn("text", ROOT + ".error", ROOT + ".internal.unicode");
  }

  @Test
  void buildingBlocksDependOnNothing() {
    dependsOnlyOn("internal.unicode");
    dependsOnlyOn("internal.collection");
    dependsOnlyOn("internal.number");
    dependsOnlyOn("internal.style");
  }

  @Test
  void rangesOfAddressesDependOnTheRootPackageOnly() {
    dependsOnlyOn("network", ROOT);
  }

  @Test
  void recordsDoNotDependOnTheOrganisation() {
    check(
        noClasses()
            .that(resideInAnyPackage(in("client", "activity", "deal", "record", "file")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("org", "network", "query", "history"))));
  }

  @Test
  void theOrganisationDoesNotDependOnRecords() {
    check(
        noClasses()
            .that(
                resideInAnyPackage(
                    in("org", "internal.org", "form", "label", "user", "portfolio", "network")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(in("client", "activity", "deal", "file", "query", "history"))));
  }

  private static void dependsOnlyOn(String name, String... others) {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + "." + name)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(others)
                    .or(resideInAPackage(ROOT + "." + name))
                    .or(not(resideInAPackage("dev.crmkit..")))
                    .as("its own and " + List.of(others))));
  }

  // What it does not use.

  @Test
  void itReadsNoClock() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(EventSignal.class) // which measures how long a thread waits
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callConstructor(java.util.Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class));
  }

  @Test
  void itDoesNoInputOrOutput() {
    // JSON is written to a StringWriter; the streams of the store's contract are only passed on.
    check(
        noClasses()
            .that(not(resideInAPackage(ROOT + ".json..")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
                    .and(
                        not(
                            describe(
                                "are shown only",
                                (JavaClass each) -> SHOWN_ONLY.contains(each.getName()))))));
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.io\\.(File.*|PrintStream|RandomAccessFile)|java\\.nio\\.file\\..*"));
  }

  private static final Set<String> SHOWN_ONLY =
      Set.of("java.io.InputStream", "java.io.Serializable", "java.net.InetAddress");

  @Test
  void itResolvesNoHostName() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "a name is looked up",
                    call ->
                        call.getTargetOwner().getName().startsWith("java.net.Inet")
                            && call.getName()
                                .matches("get(By|AllBy|Local|Canonical|Host).*(Name|Host)")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("inet\\.ipaddr\\.HostName.*|java\\.net\\.(Socket|InetSocket).*"));
  }

  @Test
  void itUsesNoRandomNumbers() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.random.RandomGenerator.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID"));
  }

  @Test
  void itLogsNothing() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System$Logger"));
  }

  @Test
  void itDependsOnNoDefaultLocaleOrCharset() {
    check(
        noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callConstructor(String.class, byte[].class)
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .orShould()
            .callMethod(java.nio.charset.Charset.class, "defaultCharset")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.text.Collator.class, "getInstance"));
  }

  // What it exports.

  /** A type is foreign if it is of a library or of a package that is not exported to everyone. */
  @Test
  void itExposesNoTypeOfALibraryOrOfAnInternalPackage() {
    Set<String> exported = ExportedTypes.packages();
    List<String> foreign = new ArrayList<>();
    for (Class<?> type : ExportedTypes.types()) {
      for (Class<?> shown : shownBy(type)) {
        boolean ours = exported.contains(shown.getPackageName()) && isPublic(shown);
        boolean javas = shown.getName().startsWith("java.");
        if (!ours && !javas) {
          foreign.add(type.getName() + " shows " + shown.getName());
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  @Test
  void itUsesNoAnnotationsOfLibrariesExceptJspecify() {
    List<String> foreign = new ArrayList<>();
    for (Class<?> type : ExportedTypes.types()) {
      List<AnnotatedElement> elements = new ArrayList<>(List.of(type));
      elements.addAll(List.of(type.getDeclaredMethods()));
      elements.addAll(List.of(type.getDeclaredFields()));
      for (AnnotatedElement element : elements) {
        for (Annotation annotation : element.getAnnotations()) {
          String name = annotation.annotationType().getName();
          if (!name.startsWith("java.") && !name.startsWith("org.jspecify.")) {
            foreign.add(element + " has " + name);
          }
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  /** The types in the signatures of a type. */
  private static Set<Class<?>> shownBy(Class<?> type) {
    Set<Class<?>> shown = new HashSet<>();
    Set<Type> seen = new HashSet<>();
    // The parent of a builder is generated and package-private; its methods are checked.
    if (!type.getSimpleName().equals("Builder")) {
      collect(type.getGenericSuperclass(), shown, seen);
    }
    for (Type each : type.getGenericInterfaces()) {
      collect(each, shown, seen);
    }
    if (type.isRecord()) {
      for (RecordComponent each : type.getRecordComponents()) {
        collect(each.getGenericType(), shown, seen);
      }
    }
    List<Executable> executables = new ArrayList<>();
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      executables.add(each);
    }
    for (Method each : type.getMethods()) {
      if (each.getDeclaringClass().getName().startsWith("dev.crmkit.")) {
        executables.add(each);
        collect(each.getGenericReturnType(), shown, seen);
      }
    }
    for (Executable each : executables) {
      if (Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers())) {
        for (Type parameter : each.getGenericParameterTypes()) {
          collect(parameter, shown, seen);
        }
        for (Type thrown : each.getGenericExceptionTypes()) {
          collect(thrown, shown, seen);
        }
      }
    }
    for (Field each : type.getFields()) {
      collect(each.getGenericType(), shown, seen);
    }
    shown.removeIf(Class::isPrimitive);
    return shown;
  }

  private static void collect(Type type, Set<Class<?>> into, Set<Type> seen) {
    if (type == null || !seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> plain) {
      if (plain.isArray()) {
        collect(plain.getComponentType(), into, seen);
      } else {
        into.add(plain);
      }
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), into, seen);
      collectAll(generic.getActualTypeArguments(), into, seen);
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), into, seen);
    } else if (type instanceof WildcardType wildcard) {
      collectAll(wildcard.getUpperBounds(), into, seen);
      collectAll(wildcard.getLowerBounds(), into, seen);
    } else if (type instanceof TypeVariable<?> variable) {
      collectAll(variable.getBounds(), into, seen);
    }
  }

  private static void collectAll(Type[] types, Set<Class<?>> into, Set<Type> seen) {
    for (Type each : types) {
      collect(each, into, seen);
    }
  }
}
