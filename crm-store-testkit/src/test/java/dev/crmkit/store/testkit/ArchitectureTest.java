package dev.crmkit.store.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the packages of the module depend on each other, and what its API exposes. */
class ArchitectureTest {

  private static final String ROOT = "dev.crmkit.store.testkit";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(RulesContract.class.getProtectionDomain().getCodeSource().getLocation());

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

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noPackageHasMoreThanThirtyClasses() {
    Map<String, Long> files =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files).hasSizeGreaterThan(10).allSatisfy((name, count) -> isSmall(name, count));
  }

  private static void isSmall(String name, long count) {
    assertThat(count).as(name).isLessThanOrEqualTo(30);
  }

  @Test
  void theTestkitDependsOnNoStore() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.crmkit.store..")
                .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
        .check(CLASSES);
  }

  @Test
  void publicSignaturesExposeNoInternalType() {
    Set<JavaClass> exposed = exposed();
    assertThat(exposed).extracting(JavaClass::getSimpleName).contains("Script", "CrmStore");
    assertThat(exposed).noneMatch(type -> type.getPackageName().contains(".internal"));
  }

  /** The types in the signatures of what other modules can call, and their supertypes. */
  private static Set<JavaClass> exposed() {
    return CLASSES.stream()
        .filter(type -> !type.getPackageName().contains(".internal"))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(
            type ->
                Stream.of(
                        type.getCodeUnits().stream()
                            .filter(ArchitectureTest::isVisible)
                            .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                        type.getFields().stream()
                            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                            .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                        type.getAllRawInterfaces().stream(),
                        type.getAllRawSuperclasses().stream())
                    .flatMap(each -> each))
        .map(JavaClass::getBaseComponentType)
        .collect(Collectors.toSet());
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        || unit.getModifiers().contains(JavaModifier.PROTECTED);
  }
}
