package dev.crmkit.store.memory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the packages of the module depend on each other and on other modules. */
class ArchitectureTest {

  private static final String ROOT = "dev.crmkit.store.memory";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(MemoryStore.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void thePackagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void internalPackagesDoNotDependOnTheApi() {
    noClasses()
        .that(resideInAPackage(ROOT + ".internal.."))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT))
        .check(CLASSES);
  }

  @Test
  void theTreeDependsOnTheJdkAndOnCollectionsOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + ".internal.tree"))
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages(
                ROOT + ".internal.tree", "java..", "com.google.common..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void theStoreDoesNotDependOnAccess() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("dev.crmkit.access.."))
        .check(CLASSES);
  }

  @Test
  void publicSignaturesExposeNoInternalType() {
    assertThat(exposed()).noneMatch(type -> type.getPackageName().contains(".internal"));
  }

  @Test
  void publicSignaturesExposeNoTypeOfALibrary() {
    assertThat(exposed())
        .allMatch(
            type ->
                type.isPrimitive()
                    || type.getName().startsWith("java.")
                    || type.getName().startsWith("dev.crmkit."));
  }

  /** The types in the signatures of what other modules can call, and their supertypes. */
  private static Set<JavaClass> exposed() {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(ROOT))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(
            type ->
                Stream.of(
                        type.getCodeUnits().stream()
                            .filter(ArchitectureTest::isVisible)
                            .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                        type.getFields().stream()
                            .filter(each -> !each.getModifiers().contains(JavaModifier.PRIVATE))
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
