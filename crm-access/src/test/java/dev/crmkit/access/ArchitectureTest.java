package dev.crmkit.access;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies between packages, and what pure code and public signatures must not use. */
class ArchitectureTest {

  private static final String ROOT = "dev.crmkit.access";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final String INTERNAL = ROOT + ".internal";

  /** The packages that compute and do nothing else. */
  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(
          ROOT + ".change",
          ROOT + ".decision",
          ROOT + ".query",
          ROOT + ".view",
          INTERNAL + ".draft",
          INTERNAL + ".plan",
          INTERNAL + ".query");

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages of this module";
        }
      };

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void theModuleDependsOnNoStore() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.crmkit.store..").or(resideInAPackage("java.sql.."))));
  }

  @Test
  void pureCodeUsesNoStore() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.crmkit.core.store..")));
  }

  @Test
  void pureCodeReadsNoClockAndNoRandomness() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
  }

  @Test
  void nothingReadsTheSystemClock() {
    check(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
  }

  @Test
  void pureCodeDoesNoInputOrOutputAndLogsNothing() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.io..")
                    .or(resideInAPackage("java.nio.file.."))
                    .or(resideInAPackage("java.nio.channels.."))
                    .or(resideInAPackage("org.slf4j.."))
                    .or(resideInAPackage("java.util.logging.."))));
  }

  @Test
  void decisionsDependOnTheModelOnly() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".decision"))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".decision")))));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().assignedFrom(PACKAGES).should().beFreeOfCycles());
  }

  @Test
  void noPackageHasMoreThanThirtyFiles() {
    Map<String, Long> files =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().startsWith("Immutable"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files.values()).allMatch(count -> count <= 30);
  }

  @Test
  void publicSignaturesExposeNothingInternal() {
    check(
        codeUnits()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(INTERNAL + "..")))
            .and()
            .areNotPrivate()
            .and(not(arePackagePrivate()))
            .should(notUse("internal types", name -> name.startsWith(INTERNAL))));
  }

  @Test
  void nothingDependsOnTheDefaultLocale() {
    check(
        noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "getBytes"));
  }

  @Test
  void publicSignaturesUseNoLibraryTypes() {
    check(
        codeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage(INTERNAL + "..")))
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(
                notUse(
                    "types of libraries",
                    name ->
                        name.contains(".")
                            && !name.startsWith("java.")
                            && !name.startsWith("dev.crmkit."))));
  }

  /** What a store keeps, before anybody has asked what the user may see of it. */
  private static final Set<Class<?>> STORED =
      Set.of(
          Activity.class,
          Client.class,
          Deal.class,
          Event.class,
          FileInfo.class,
          Portfolio.class,
          PortfolioId.class,
          User.class);

  @Test
  void aSessionReturnsViewsAndNothingThatIsStored() {
    Set<JavaClass> shown = new LinkedHashSet<>();
    collect(CLASSES.get(CrmSession.class), shown);
    assertThat(shown)
        .extracting(JavaClass::getSimpleName)
        .contains("Clients", "DealView", "Page", "UserRef");
    assertThat(shown).noneMatch(type -> STORED.stream().anyMatch(type::isEquivalentTo));
  }

  /** What public methods return, from one type on; views are also arguments of super types. */
  private static void collect(JavaClass type, Set<JavaClass> into) {
    if (into.add(type) && type.getPackageName().startsWith(ROOT)) {
      for (JavaMethod method : type.getAllMethods()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
          method.getReturnType().getAllInvolvedRawTypes().forEach(each -> collect(each, into));
        }
      }
      type.getSuperclass()
          .ifPresent(
              over ->
                  over.getAllInvolvedRawTypes().stream()
                      .filter(each -> each.getPackageName().startsWith(ROOT))
                      .forEach(each -> collect(each, into)));
    }
  }

  private static DescribedPredicate<JavaCodeUnit> arePackagePrivate() {
    return DescribedPredicate.describe(
        "are package-private",
        unit ->
            unit.getModifiers().stream()
                .noneMatch(
                    EnumSet.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.PRIVATE)
                        ::contains));
  }

  /** A condition on all types that a signature names, type arguments and bounds included. */
  private static ArchCondition<JavaCodeUnit> notUse(String what, Predicate<String> forbidden) {
    return new ArchCondition<>("not use " + what) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        unit.getAllInvolvedRawTypes().stream()
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getName)
            .filter(forbidden)
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(unit, unit.getFullName() + " uses " + name)));
      }
    };
  }
}
