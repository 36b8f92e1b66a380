package dev.crmkit.store.jdbc.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Index.atIndex;

import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Contents are read as they were stored, or the damage is reported (rules.md R4). */
@Tag("R4")
@ParameterizedClass
@EnumSource(ContentBackend.class)
class ContentReadingTest extends FileContentsTestCase {

  ContentReadingTest(ContentBackend place) {
    super(place);
  }

  @Test
  void contentsOfAnySizeAreReadAsTheyWereStored() throws IOException {
    for (int size : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 4_000_000}) {
      FileInfo file = attach(size + 1, contents.stage(workspace, new GeneratedContent(size), size));
      assertThat(file.size()).isEqualTo(size);
      try (InputStream stream = open(file.id())) {
        assertThat(stream.readAllBytes()).isEqualTo(GeneratedContent.bytes(size));
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[3])).isEqualTo(-1);
      }
    }
  }

  @Test
  void aContentIsReadByByteInChunksAndSkipped() throws IOException {
    int size = 2 * PIECE + 100;
    attach(1, contents.stage(workspace, new GeneratedContent(size), size));
    byte[] expected = GeneratedContent.bytes(size);
    try (InputStream stream = open(FILE)) {
      assertThat(stream.available()).isZero();
      assertThat(stream.read()).isEqualTo(expected[0] & 0xFF);
      assertThat(stream.available()).isEqualTo(PIECE - 1);
      assertThat(stream.skip(0)).isZero();
      assertThat(stream.skip(-5)).isZero();
      assertThat(stream.skip(PIECE + 9)).isEqualTo(PIECE + 9);
      byte[] some = new byte[20];
      assertThat(stream.read(some, 5, 0)).isZero();
      assertThat(stream.read(some, 5, 10)).isEqualTo(10);
      assertThat(some)
          .startsWith(0, 0, 0, 0, 0)
          .contains(expected[PIECE + 10], atIndex(5))
          .endsWith(expected[PIECE + 19], 0, 0, 0, 0, 0);
      assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo(size - PIECE - 20);
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.skip(1)).isZero();
      assertThat(stream.available()).isZero();
    }
  }

  @Test
  void theContentOfAMissingFileIsRefused() {
    attach(1, stage(3));
    assertNoContent(workspace, new FileId(2));
    assertNoContent(Samples.newWorkspace(), FILE);
  }

  @Test
  void aClosedStreamIsNotReadAndCanBeClosedAgain() throws IOException {
    attach(1, stage(3));
    InputStream stream = open(FILE);
    assertThat(stream.read()).isNotEqualTo(-1);
    stream.close();
    stream.close();
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThatThrownBy(stream::available).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.skip(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.read(new byte[1])).isInstanceOf(IOException.class);
  }

  @Test
  void damageIsReportedBeforeTheLastChunkIsReturned() throws IOException {
    StagedContent staged = stage(PIECE + 10);
    attach(1, staged);
    byte[] last = GeneratedContent.bytes(PIECE + 10);
    byte[] changed = Arrays.copyOfRange(last, PIECE, PIECE + 10);
    changed[3] ^= 1;
    fixture.replace(workspace, staged.key(), 1, changed);
    try (InputStream stream = open(FILE)) {
      assertThat(stream.readNBytes(PIECE)).hasSize(PIECE);
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(stream::read)
            .isInstanceOf(IOException.class)
            .hasMessage(
                "the content of file/1 in workspace '"
                    + workspace
                    + "' is damaged: its checksum differs from the stored one;"
                    + " restore it from a backup, or delete the file and attach it again");
      }
    }
  }

  @Test
  void aContentOfAnotherLengthIsDamaged() {
    for (int length : new int[] {1, 9, 11}) {
      StagedContent staged = stage(PIECE + 10);
      attach(length, staged);
      fixture.replace(workspace, staged.key(), 1, GeneratedContent.bytes(length));
      assertDamaged(length, "from byte 262144 on it has " + length + " bytes, not 10");
    }
  }

  @Test
  void aContentWithAMissingChunkIsDamaged() {
    StagedContent tail = stage(2 * PIECE);
    attach(1, tail);
    fixture.lose(workspace, tail.key(), 1);
    assertDamaged(1, "it ends at byte 262144");
    StagedContent all = stage(PIECE);
    attach(2, all);
    fixture.lose(workspace, all.key(), 0);
    assertDamaged(2, "it ends at byte 0");
  }

  private void assertDamaged(long id, String how) {
    InputStream stream = open(new FileId(id));
    assertThatThrownBy(stream::readAllBytes)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged: " + how + ";");
  }
}
