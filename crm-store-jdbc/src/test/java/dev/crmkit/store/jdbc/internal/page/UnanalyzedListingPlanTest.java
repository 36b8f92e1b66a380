package dev.crmkit.store.jdbc.internal.page;

/**
 * Like {@link ListingPlanTest}, on tables without statistics, as after an import. PostgreSQL may
 * then read all entries of a kind for each stage that a filter names, but never for each record.
 */
class UnanalyzedListingPlanTest extends ListingPlanTest {

  private static final int SIZE = 6_000;

  @Override
  int size() {
    return SIZE;
  }

  @Override
  long slack() {
    return 3L * SIZE;
  }

  @Override
  boolean isAnalyzed() {
    return false;
  }
}
