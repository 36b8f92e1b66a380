package dev.crmkit.core.internal.unicode;

import java.util.Arrays;

/** A growing sequence of code points. */
final class CodePoints {

  private int[] points;
  private int size;

  CodePoints(int capacity) {
    points = new int[Math.max(1, capacity)];
  }

  int size() {
    return size;
  }

  int get(int index) {
    return points[index];
  }

  void set(int index, int codePoint) {
    points[index] = codePoint;
  }

  void add(int codePoint) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
    }
    points[size++] = codePoint;
  }

  @Override
  public String toString() {
    return new String(points, 0, size);
  }
}
