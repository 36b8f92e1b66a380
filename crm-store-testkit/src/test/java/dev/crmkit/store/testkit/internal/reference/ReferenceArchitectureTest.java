package dev.crmkit.store.testkit.internal.reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.operation.Operation;
import org.junit.jupiter.api.Test;

/** The reference is independent of the library that it checks. */
class ReferenceArchitectureTest {

  @Test
  void theReferenceDependsOnTheJdkOnly() {
    JavaClasses reference =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                Reference.class.getPackageName(),
                ReferenceWorkspace.class.getPackageName(),
                Operation.class.getPackageName());

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Reference.class.getPackageName(),
            ReferenceWorkspace.class.getPackageName(),
            Operation.class.getPackageName(),
            "java..",
            "org.jspecify.annotations")
        .check(reference);
  }
}
