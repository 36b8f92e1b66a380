package dev.crmkit.benchmarks.list;

/** Who lists. */
enum Viewer {
  DIRECTOR("director"),
  HEAD_OF_10("head of 10"),
  HEAD_OF_50("head of 50"),
  HEAD_OF_1000("head of 1,000"),
  /** He sees what a thousand others own, which is little and comes last in every order. */
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
