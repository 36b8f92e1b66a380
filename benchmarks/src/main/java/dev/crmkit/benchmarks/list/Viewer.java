package dev.crmkit.benchmarks.list;

/** The users who list clients. */
enum Viewer {
  DIRECTOR("director"),
  HEAD_OF_10("head of 10"),
  HEAD_OF_50("head of 50"),
  HEAD_OF_1000("head of 1,000"),
  /** Sees the clients of a thousand Managers, which are few and come last in both orders. */
  LATE_HEAD("head of 1,000 who own little"),
  MANAGER("manager among 10");

  private final String title;

  Viewer(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
