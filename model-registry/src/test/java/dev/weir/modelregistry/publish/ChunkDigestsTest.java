package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChunkDigestsTest {
  private static final int SIZE = 1_000;

  @Test
  void shouldTellPiecesThatHaveChanged() throws IOException {
    // Given
    byte[] bytes = new byte[2_500];
    bytes[1_200] = 7;
    ChunkDigests digests = new ChunkDigests(SIZE);

    // When
    try (InputStream in = digests.of(new ByteArrayInputStream(bytes))) {
      assertThat(in.read()).isZero();
      assertThat(in.readAllBytes()).hasSize(2_499);
    }

    // Then
    assertThat(digests.count()).isEqualTo(3);
    assertThat(digests.holds(0, Arrays.copyOfRange(bytes, 0, SIZE))).isTrue();
    assertThat(digests.holds(1, Arrays.copyOfRange(bytes, SIZE, 2 * SIZE))).isTrue();
    assertThat(digests.holds(2, Arrays.copyOfRange(bytes, 2 * SIZE, bytes.length))).isTrue();
    assertThat(digests.holds(1, new byte[SIZE])).isFalse();
    assertThat(digests.holds(2, new byte[SIZE])).isFalse();
    assertThat(digests.holds(3, new byte[0])).isFalse();
  }
}
