package dev.crmkit.store.testkit.internal.yaml;

import dev.crmkit.store.testkit.internal.format.FilePosition;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.Schema;

/** Reads YAML 1.2, and JSON, which is YAML too, in UTF-8. */
public final class YamlFile {

  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private YamlFile() {}

  /** Reads a file that holds one document. */
  public static Node read(Path path, String name) throws InvalidFileException {
    byte[] bytes;
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new InvalidFileException(
            start(name), "the file is larger than " + MAX_BYTES + " bytes");
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InvalidFileException(start(name), "the file cannot be read");
    }
    return parse(decoded(bytes, name), name);
  }

  /** Reads a document. */
  public static Node parse(String text, String name) throws InvalidFileException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new TextsOnly())
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(
                Integer.MAX_VALUE) // the converter limits what they come to
            .setCodePointLimit(MAX_BYTES)
            .build();
    try {
      Optional<org.snakeyaml.engine.v2.nodes.Node> root =
          new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
              .getSingleNode();
      return root.isPresent()
          ? new NodeConverter(name).convert(root.get())
          : new Node.Null(start(name));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      FilePosition place = mark.isPresent() ? NodeConverter.place(name, mark.get()) : start(name);
      String context = e.getContext();
      throw new InvalidFileException(
          place,
          "this is no YAML: "
              + (context == null || context.isEmpty() ? "" : context + ", ")
              + e.getProblem());
    } catch (ReaderException e) {
      throw new InvalidFileException(
          at(name, text, text.offsetByCodePoints(0, e.getPosition())),
          String.format("the character U+%04X may not stand here", e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw new InvalidFileException(start(name), "this is no YAML 1.2: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new InvalidFileException(start(name), "lists and maps are nested too deeply");
    }
  }

  private static String decoded(byte[] bytes, String name) throws InvalidFileException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new InvalidFileException(at(name, text, text.length()), "this byte is no UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static FilePosition start(String name) {
    return new FilePosition(name, 1, 1);
  }

  private static FilePosition at(String name, String text, int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    String line = before.substring(before.lastIndexOf('\n') + 1);
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return new FilePosition(name, lines + 1, line.codePointCount(0, line.length()) + 1);
  }

  /** The failsafe schema of YAML, with plain {@code null}, {@code ~} and nothing as null. */
  private static final class TextsOnly implements Schema {

    @Override
    public ScalarResolver getScalarResolver() {
      return (value, plain) ->
          plain && (value.isEmpty() || value.equals("~") || value.equals("null"))
              ? Tag.NULL
              : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }
}
