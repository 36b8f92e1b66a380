package dev.crmkit.core.internal.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link UnicodeTable} from the data of ICU4J. To change the version of Unicode, change
 * {@code icu4j.version} in the root {@code pom.xml}, run {@link #main} and then the tests of this
 * package. Stored keys must be computed again when the table changes.
 */
final class UnicodeTableGenerator {

  private static final int WIDTH = 100;
  private static final String INDENT = "      ";

  private final StringBuilder out = new StringBuilder();

  private UnicodeTableGenerator() {}

  /**
   * Writes the table.
   *
   * @param args where: the path of {@code UnicodeTable.java}
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), generate());
  }

  static String generate() {
    return new UnicodeTableGenerator().table();
  }

  private String table() {
    VersionInfo unicode = UCharacter.getUnicodeVersion();
    String version = unicode.getMajor() + "." + unicode.getMinor();
    out.append(
        """
        package dev.crmkit.core.internal.unicode;

        /**
         * Character data of the Unicode Character Database, version %1$s, written by {@code
         * UnicodeTableGenerator}; do not edit. The data is under the Unicode licence (see NOTICE).
         *
         * <p>An entry is {@code from[-to][=value[.value...]]}, all in hexadecimal.
         */
        final class UnicodeTable {

          /** The version of Unicode that the data comes from. */
          static final String VERSION = "%1$s";
        """
            .formatted(version));
    set("WHITE_SPACE", "White_Space", cp -> has(cp, UProperty.WHITE_SPACE));
    set(
        "DEFAULT_IGNORABLE",
        "Default_Ignorable_Code_Point",
        cp -> has(cp, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
    set(
        "CONTROL",
        "General_Category=Control",
        cp -> UCharacter.getType(cp) == ECharacterCategory.CONTROL);
    map("COMBINING_CLASS", "Canonical_Combining_Class, where it is not 0", this::combiningClass);
    map(
        "CASE_FOLDING",
        "Full case folding: status C and F of CaseFolding.txt, which is the same in every language",
        this::caseFolding);
    map(
        "DECOMPOSITION",
        "Canonical Decomposition_Mapping, one step of it; that of Hangul syllables is computed",
        this::decomposition);
    set(
        "COMPOSITION_EXCLUSION",
        "Full_Composition_Exclusion",
        cp -> has(cp, UProperty.FULL_COMPOSITION_EXCLUSION));
    return out.append("\n  private UnicodeTable() {}\n}\n").toString();
  }

  private static boolean has(int codePoint, int property) {
    return UCharacter.hasBinaryProperty(codePoint, property);
  }

  private @Nullable String combiningClass(int codePoint) {
    int combiningClass = UCharacter.getCombiningClass(codePoint);
    return combiningClass == 0 ? null : Integer.toHexString(combiningClass);
  }

  private @Nullable String caseFolding(int codePoint) {
    String text = Character.toString(codePoint);
    String folded = UCharacter.foldCase(text, true);
    return folded.equals(text) ? null : points(folded);
  }

  private @Nullable String decomposition(int codePoint) {
    String mapping =
        Hangul.isSyllable(codePoint)
            ? null
            : Normalizer2.getNFCInstance().getRawDecomposition(codePoint);
    return mapping == null ? null : points(mapping);
  }

  private static String points(String text) {
    List<String> points = new ArrayList<>();
    text.codePoints().forEach(point -> points.add(hex(point)));
    return String.join(".", points);
  }

  private static String hex(int codePoint) {
    return String.format("%04X", codePoint);
  }

  private void set(String name, String property, IntPredicate holds) {
    map(name, property, codePoint -> holds.test(codePoint) ? "" : null);
  }

  private void map(String name, String property, IntFunction<@Nullable String> valueOf) {
    out.append("\n  /** ").append(property).append(". */\n");
    out.append("  static final String ")
        .append(name)
        .append(" =\n")
        .append(INDENT)
        .append("\"\"\"");
    int used = WIDTH;
    for (String entry : entries(valueOf)) {
      if (used + 1 + entry.length() > WIDTH) {
        out.append('\n').append(INDENT).append(entry);
        used = INDENT.length() + entry.length();
      } else {
        out.append(' ').append(entry);
        used += 1 + entry.length();
      }
    }
    out.append('\n').append(INDENT).append("\"\"\";\n");
  }

  private static List<String> entries(IntFunction<@Nullable String> valueOf) {
    List<String> entries = new ArrayList<>();
    int from = 0;
    String value = valueOf.apply(0);
    for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
      String next = codePoint > Character.MAX_CODE_POINT ? null : valueOf.apply(codePoint);
      if (codePoint > Character.MAX_CODE_POINT || !Objects.equals(next, value)) {
        if (value != null) {
          int last = codePoint - 1;
          entries.add(
              hex(from)
                  + (last == from ? "" : "-" + hex(last))
                  + (value.isEmpty() ? "" : "=" + value));
        }
        from = codePoint;
        value = next;
      }
    }
    return entries;
  }
}
