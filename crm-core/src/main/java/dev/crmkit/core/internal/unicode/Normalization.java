package dev.crmkit.core.internal.unicode;

/**
 * Canonical decomposition and composition of texts: Normalization Forms D and C of UAX #15, in
 * linear time.
 *
 * <p>The normalizer of the JDK is not used, for two reasons. Its results depend on the version of
 * Unicode that the JDK knows, and stored keys must not change with the JDK. And it puts combining
 * marks in order by insertion, which takes quadratic time on a long run of marks; here each run is
 * sorted by counting.
 */
final class Normalization {

  private static final int CLASSES = 256;

  private final UnicodeData data;

  Normalization(UnicodeData data) {
    this.data = data;
  }

  /** Returns Normalization Form D. */
  CodePoints decompose(CodePoints text) {
    CodePoints decomposed = new CodePoints(text.size());
    for (int i = 0; i < text.size(); i++) {
      decompose(text.get(i), decomposed);
    }
    return inCanonicalOrder(decomposed);
  }

  private void decompose(int codePoint, CodePoints out) {
    int[] parts = data.decomposition(codePoint);
    if (parts == null) {
      out.add(codePoint);
    } else {
      for (int part : parts) {
        decompose(part, out);
      }
    }
  }

  /** Sorts each run of combining marks by combining class, keeping the order within a class. */
  private CodePoints inCanonicalOrder(CodePoints text) {
    int from = 0;
    int last = 0;
    boolean sorted = true;
    for (int i = 0; i < text.size(); i++) {
      int combiningClass = data.combiningClass(text.get(i));
      if (combiningClass == 0) {
        if (!sorted) {
          sort(text, from, i);
        }
        from = i + 1;
        sorted = true;
      } else {
        sorted &= combiningClass >= last;
      }
      last = combiningClass;
    }
    if (!sorted) {
      sort(text, from, text.size());
    }
    return text;
  }

  /** Sorts by counting: the time is linear in the length of the run. */
  private void sort(CodePoints text, int from, int to) {
    int[] marks = new int[to - from];
    int[] next = new int[CLASSES + 1];
    for (int i = from; i < to; i++) {
      marks[i - from] = text.get(i);
      next[data.combiningClass(text.get(i)) + 1]++;
    }
    for (int i = 1; i <= CLASSES; i++) {
      next[i] += next[i - 1];
    }
    for (int mark : marks) {
      text.set(from + next[data.combiningClass(mark)]++, mark);
    }
  }

  /** Returns Normalization Form C of a text that is in Normalization Form D. */
  CodePoints compose(CodePoints decomposed) {
    CodePoints composed = new CodePoints(decomposed.size());
    int starter = -1;
    int last = 0;
    for (int i = 0; i < decomposed.size(); i++) {
      int codePoint = decomposed.get(i);
      int combiningClass = data.combiningClass(codePoint);
      boolean adjacent = starter == composed.size() - 1;
      if (starter >= 0 && (adjacent || last < combiningClass)) {
        int composite = data.composition(composed.get(starter), codePoint);
        if (composite != 0) {
          composed.set(starter, composite);
          continue;
        }
      }
      if (combiningClass == 0) {
        starter = composed.size();
      }
      last = combiningClass;
      composed.add(codePoint);
    }
    return composed;
  }
}
