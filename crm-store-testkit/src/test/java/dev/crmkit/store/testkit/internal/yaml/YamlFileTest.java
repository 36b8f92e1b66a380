package dev.crmkit.store.testkit.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.store.testkit.internal.format.FilePosition;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

  private static Node parse(String text) throws InvalidFileException {
    return YamlFile.parse(text, "f");
  }

  private static String problems(String text) {
    InvalidFileException bad = catchThrowableOfType(InvalidFileException.class, () -> parse(text));
    return String.valueOf(bad.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "yes", "1.10", "0x1F", "2026-03-01", "Null", "NULL", "<<", "1e3"})
  void everyScalarIsReadAsText(String scalar) throws InvalidFileException {
    assertThat(parse(scalar)).isEqualTo(new Node.Text(new FilePosition("f", 1, 1), scalar));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: null}", "{a: ~}", "{a: }", "{\"a\": null}", "a:"})
  void plainNullIsReadAsNull(String text) throws InvalidFileException {
    assertThat(((Node.Entries) parse(text)).get("a")).isInstanceOf(Node.Null.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: 'null'}", "{a: \"null\"}", "{a: !!str null}", "a: |-\n  null"})
  void quotedNullIsText(String text) throws InvalidFileException {
    assertThat(((Node.Entries) parse(text)).get("a")).hasToString("null");
  }

  @Test
  void quotedTildeAndEmptyStringAreTexts() throws InvalidFileException {
    Node.Items list = (Node.Items) parse("['~', '', \"\"]");
    assertThat(list.items()).hasOnlyElementsOfType(Node.Text.class);
  }

  @Test
  void everyNodeHasItsPosition() throws InvalidFileException {
    Node.Entries map = (Node.Entries) parse("a:\n  - {😀: x, b: [y]}\n");
    Node.Entries inner = (Node.Entries) ((Node.Items) map.entries().get(0).value()).items().get(0);
    assertThat(inner.place()).hasToString("f:2:5");
    assertThat(inner.entries().get(1).at()).hasToString("f:2:12");
    assertThat(inner.entries().get(1).value().place()).hasToString("f:2:15");
  }

  @Test
  void jsonWithTabsAndSurrogatesIsRead() throws InvalidFileException {
    Node node = parse("{\n\t\"a\":1,\n\t\"b\":[\"\\ud83d\\ude00\\/\",true]}");
    assertThat(node).hasToString("{a: 1, b: [😀/, true]}");
  }

  @Test
  void anAliasIsReplacedByTheNodeOfItsAnchor() throws InvalidFileException {
    assertThat(parse("{a: &x [1], b: *x}")).hasToString("{a: [1], b: [1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{a: 1, a: 2}' | 'f:1:8: the key ''a'' stands here twice'",
        "'{? [a] : 1}' | 'f:1:4: a key must be a text'",
        "'{~: 1}' | 'f:1:2: a key must be a text'",
        "'{a: !x 1}' | 'f:1:5: the tag !x is not known here'",
        "'&a [*a]' | 'f:1:1: this contains itself'",
        "'[1' | 'f:1:3: this is no YAML: while parsing a flow sequence, expected '','' or '']'',"
            + " but got <stream end>'",
        "'a: b: c' | 'f:1:5: this is no YAML: mapping values are not allowed here'",
        "'{a: *x}' | 'f:1:5: this is no YAML: found undefined alias x'",
      })
  void problemsAreReportedWithTheirPosition(String text, String problem) {
    assertThat(problems(text)).isEqualTo(problem);
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(problems("a: 1\n---\nb: 2")).startsWith("f:2:1: ");
  }

  @Test
  void forbiddenCharactersAreRefused() {
    assertThat(problems("a: 1\nb: \"\u0001\""))
        .isEqualTo("f:2:5: the character U+0001 may not stand here");
  }

  @Test
  void nestingDepthAndAliasExpansionAreLimited() {
    assertThat(problems("[".repeat(200_000))).contains("nested too deeply");
    StringBuilder laugh = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      String aliases = String.join(", ", java.util.Collections.nCopies(10, alias));
      laugh.append("a" + i + ": &a" + i + " [" + aliases + "]\n");
    }
    assertThat(problems(laugh.toString())).contains("too large once its aliases are written out");
  }

  @Test
  void invalidUtf8IsReportedWithItsPosition(@TempDir Path folder) throws IOException {
    Path file =
        Files.write(folder.resolve("x.yaml"), new byte[] {'a', ':', '\n', ' ', (byte) 0xC3});
    Files.write(file, new byte[] {'a', ':', '\n', ' ', (byte) 0xFF, 'x'});
    InvalidFileException bad =
        catchThrowableOfType(InvalidFileException.class, () -> YamlFile.read(file, "x"));
    assertThat(bad).hasMessage("x:2:2: this byte is no UTF-8");
  }

  @Test
  void aByteOrderMarkIsSkipped(@TempDir Path folder) throws IOException, InvalidFileException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "\uFEFFa: b", StandardCharsets.UTF_8);
    assertThat(YamlFile.read(file, "x")).hasToString("{a: b}");
  }
}
