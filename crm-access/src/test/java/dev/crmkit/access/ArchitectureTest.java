package dev.crmkit.access;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How the module is built: who leans on whom, and what the pure part of it leaves alone. */
class ArchitectureTest {

  private static final String ROOT = "dev.crmkit.access";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What works something out and does nothing: its outermost classes by name. */
  private static final Set<String> WORKS_OUT =
      Set.of(
          "ActivityDrafts",
          "Birth",
          "ClientDrafts",
          "Content",
          "DealDrafts",
          "Diff",
          "Drafting",
          "Filters",
          "Header",
          "Owners",
          "Positions",
          "RecordLife",
          "Records",
          "StageTexts",
          "Stages");

  private static final DescribedPredicate<JavaClass> PURE =
      describe(
          "work things out",
          (JavaClass each) ->
              each.getPackageName().equals(ROOT + ".decision")
                  || each.getPackageName().equals(ROOT + ".query")
                  || each.getPackageName().equals(ROOT + ".view")
                  || each.getPackageName().equals(ROOT + ".change")
                  || each.getPackageName().equals(ROOT + ".plan")
                  || (each.getPackageName().equals(ROOT)
                      && WORKS_OUT.contains(outermost(each).getSimpleName())));

  private static JavaClass outermost(JavaClass each) {
    return each.getEnclosingClass().map(ArchitectureTest::outermost).orElse(each);
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void itDependsOnNoStore() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.crmkit.store..").or(resideInAPackage("java.sql.."))));
  }

  @Test
  void whatWorksThingsOutAsksNoStore() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.crmkit.core.store..")));
  }

  @Test
  void whatWorksThingsOutReadsNoClockAndDrawsNoLots() {
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
  void onlyTheOptionsAndTheHostsClockTellTheTime() {
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
  void whatWorksThingsOutDoesNoInputOrOutputAndLogsNothing() {
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
  void decisionsLeanOnTheModelOnly() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".decision"))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAPackage(ROOT + ".decision")))));
  }

  @Test
  void nothingDependsOnTheMachinesLocale() {
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
  void noPublicSignatureShowsATypeOfALibrary() {
    check(methods().that().arePublic().should(showNoLibrary()));
  }

  private static ArchCondition<JavaMethod> showNoLibrary() {
    return new ArchCondition<>("show no type of a library") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)) {
          return;
        }
        method.getAllInvolvedRawTypes().stream()
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getName)
            .filter(name -> name.contains("."))
            .filter(name -> !name.startsWith("java.") && !name.startsWith("dev.crmkit."))
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows " + name)));
      }
    };
  }
}
