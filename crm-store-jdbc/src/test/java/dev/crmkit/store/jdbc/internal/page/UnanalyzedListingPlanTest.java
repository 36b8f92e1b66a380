package dev.crmkit.store.jdbc.internal.page;

/**
 * The same on tables that PostgreSQL has no statistics of, as after an import. Then it may choose
 * an index that is not the best one, and read all entries of a kind; but never for each record
 * again.
 */
class UnanalyzedListingPlanTest extends ListingPlanTest {

  private static final int SIZE = 6_000;

  @Override
  int size() {
    return SIZE;
  }

  @Override
  long slack() {
    return 5L * SIZE;
  }

  @Override
  boolean isAnalyzed() {
    return false;
  }
}
