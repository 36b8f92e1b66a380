package dev.crmkit.store.testkit.internal.reference;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.operation.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference is independent of the library that it checks. */
class ReferenceArchitectureTest {

  private static final String[] PACKAGES =
      Stream.of(Reference.class, ReferenceWorkspace.class, Operation.class, RecordForm.class)
          .map(Class::getPackageName)
          .toArray(String[]::new);

  @Test
  void theReferenceAndTheFormatUseNothingOfTheLibrary() {
    JavaClasses reference =
        new ClassFileImporter()
            .importUrl(Reference.class.getProtectionDomain().getCodeSource().getLocation());

    classes()
        .that()
        .resideInAnyPackage(PACKAGES)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PACKAGES)
                .or(
                    resideInAnyPackage(
                        "java..", "org.jspecify.annotations", "com.google.common..")))
        .check(reference);
  }
}
