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
 * Ids, tokens, secrets, stamps and the keys of contents cannot be guessed: the library draws random
 * numbers from the source in its options or from a secure one, never from one that can be predicted
 * (rules.md V8, U9).
 */
@Tag("U9")
@Tag("V8")
class RandomnessTest {

  /**
   * What may be predicted: the pause before a transaction is run again, and the key of a row in the
   * log of sign-ins, which nobody is shown.
   */
  private static final Set<String> PREDICTABLE = Set.of("Transactions.pause", "SignInRows.nextId");

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "dev.crmkit.core",
              "dev.crmkit.access",
              "dev.crmkit.store.memory",
              "dev.crmkit.store.jdbc");

  @Test
  void nothingIsDrawnFromASourceThatCanBePredicted() {
    noClasses()
        .should()
        .callConstructorWhere(
            describe(
                "the new object is a predictable source",
                call ->
                    call.getTargetOwner().isEquivalentTo(Random.class)
                        || call.getTargetOwner().isEquivalentTo(SplittableRandom.class)))
        .orShould()
        .callMethod(Math.class, "random")
        .check(LIBRARY);
  }

  @Test
  void onlyWhatMayBePredictedIsDrawnFromTheRandomSourceOfTheThread() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "something else is drawn from the source of the thread",
                call ->
                    call.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
                        && !mayBePredicted(call.getOrigin())))
        .check(LIBRARY);
  }

  private static boolean mayBePredicted(JavaCodeUnit method) {
    return PREDICTABLE.contains(method.getOwner().getSimpleName() + "." + method.getName());
  }
}
