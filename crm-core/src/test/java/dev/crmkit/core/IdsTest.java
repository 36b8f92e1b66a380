package dev.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.user.SettingsArea;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers, paths and the names of workspaces. */
class IdsTest {

  static List<Class<?>> idTypes() {
    return ExportedTypes.values().stream().filter(Id.class::isAssignableFrom).toList();
  }

  @Test
  void thereAreIdsOfManyKinds() {
    assertThat(idTypes()).hasSizeGreaterThanOrEqualTo(14);
  }

  @ParameterizedTest
  @MethodSource("idTypes")
  void anIdIsFromOneToTheLargestIntegerOfJavaScript(Class<?> type) throws Throwable {
    for (long value : new long[] {1, 2, (1L << 53) - 1}) {
      Id id = make(type, value);
      assertThat(id.value()).isEqualTo(value);
      assertThat(id).isEqualTo(make(type, value));
      assertThat(id.toString()).endsWith("/" + value);
    }
    for (long value : new long[] {0, -1, 1L << 53, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> make(type, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Long.toString(value))
          .hasMessageContaining(Long.toString(Id.MAX));
    }
  }

  private static Id make(Class<?> type, long value) throws Throwable {
    try {
      return (Id) type.getMethod("of", long.class).invoke(null, value);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  static Stream<Subject> subjects() {
    return Stream.concat(
        idTypes().stream()
            .filter(Subject.class::isAssignableFrom)
            .flatMap(
                type ->
                    Stream.of(1L, Id.MAX)
                        .map(
                            value -> {
                              try {
                                return (Subject) make(type, value);
                              } catch (Throwable e) {
                                throw new AssertionError(e);
                              }
                            })),
        Arrays.stream(SettingsArea.values()));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void thePathOfASubjectIsParsedBack(Subject subject) {
    assertThat(Subject.parse(subject.path())).isEqualTo(subject);
    assertThat(subject.path()).isEqualTo(subject.kind() + "/" + subject.key());
    assertThat(subject.path()).matches("[a-z]+/[a-z0-9-]+");
  }

  @Test
  void differentSubjectsHaveDifferentPaths() {
    assertThat(subjects().map(Subject::path)).doesNotHaveDuplicates();
    assertThat(RecordId.class).isAssignableFrom(ClientId.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "client",
        "client/",
        "/42",
        "client/0",
        "client/-1",
        "client/+1",
        "client/01",
        "client/1.0",
        "client/x",
        "client/9007199254740992",
        "client/99999999999999999999",
        "client/42/1",
        "client/ 42",
        "Client/42",
        "stage/1",
        "portfolio/1",
        "settings",
        "settings/",
        "settings/nothing",
        "settings/LABELS",
        "client/٤",
        "42"
      })
  void textThatIsNotAPathIsRefused(String text) {
    assertThatThrownBy(() -> Subject.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client/x", "client/01", "client/-1", "client"})
  void theRefusalOfAPathSaysWhatWouldBeRight(String text) {
    assertThatThrownBy(() -> Subject.parse(text))
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("client/42");
  }

  @Test
  void theRefusalOfANumberNamesTheRangeOfIds() {
    assertThatThrownBy(() -> Subject.parse("client/0"))
        .hasMessageContaining("0")
        .hasMessageContaining(Long.toString(Id.MAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "acme", "acme.co_1-x"})
  void aWorkspaceHasASimpleName(String name) {
    assertThat(WorkspaceId.of(name)).hasToString(name);
    assertThat(WorkspaceId.of("a".repeat(64)).value()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", ".a", "_a", "a b", "ё", "a/b", "a\n", "a\u0000"})
  void otherNamesOfWorkspacesAreRefused(String name) {
    assertThatThrownBy(() -> WorkspaceId.of(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WorkspaceId.of("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
