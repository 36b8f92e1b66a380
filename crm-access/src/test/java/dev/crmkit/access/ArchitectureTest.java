package dev.crmkit.access;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
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
  void aSessionShowsViewsAndNothingThatIsStored() {
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
