package dev.crmkit.examples.verification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ids, tokens, secrets, stamps and keys of contents cannot be guessed: the library gets random
 * numbers from the source in its options or from a cryptographically strong one, never from a
 * predictable one (rules.md V8, U9).
 */
@Tag("U9")
@Tag("V8")
class RandomnessTest {

  /**
   * The methods that may use a predictable generator: for the pause before a transaction is
   * retried, and for the key of a row in the sign-in log, which nobody sees.
   */
  private static final Set<String> PREDICTABLE = Set.of("RetryRunner.pause", "SignInRows.nextId");

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "dev.crmkit.core",
              "dev.crmkit.access",
              "dev.crmkit.store.memory",
              "dev.crmkit.store.jdbc");

  @Test
  void noPredictableGeneratorIsCreated() {
    noClasses()
        .should()
        .callConstructorWhere(
            describe(
                "the new object is a predictable generator",
                call ->
                    call.getTargetOwner().isEquivalentTo(Random.class)
                        || call.getTargetOwner().isEquivalentTo(SplittableRandom.class)))
        .orShould()
        .callMethod(Math.class, "random")
        .check(LIBRARY);
  }

  @Test
  void onlyListedMethodsUseTheGeneratorOfTheThread() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "the method is not listed as one that may use a predictable generator",
                call ->
                    call.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
                        && !mayBePredicted(call.getOrigin())))
        .check(LIBRARY);
  }

  private static boolean mayBePredicted(JavaCodeUnit method) {
    return PREDICTABLE.contains(method.getOwner().getSimpleName() + "." + method.getName());
  }
}
