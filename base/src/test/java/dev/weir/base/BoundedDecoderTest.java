package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedDecoderTest {
  private final BoundedDecoder decoder = new BoundedDecoder();

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 63, 64, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void shouldReadWhatAvroWrites(long number) throws IOException {
    // Given
    byte[] written =
        written(
            out -> {
              out.writeLong(number);
              out.writeDouble((double) number);
              out.writeFloat(0.5f);
              out.writeBoolean(true);
              out.writeString("caf\u00e9 \uFFFD");
              out.writeBytes(new byte[] {1, 2});
              out.writeFixed(new byte[] {3});
            });

    // When
    decoder.reset(written, 0);

    // Then
    assertThat(decoder.readLong()).isEqualTo(number);
    assertThat(decoder.readDouble()).isEqualTo((double) number);
    assertThat(decoder.readFloat()).isEqualTo(0.5f);
    assertThat(decoder.readBoolean()).isTrue();
    assertThat(decoder.readString()).isEqualTo("caf\u00e9 \uFFFD");
    assertThat(decoder.readBytes(null)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
    decoder.skipFixed(1);
    assertThat(decoder.remainingBytes()).isZero();
  }

  @Test
  void shouldRefuseToReadPastTheEnd() throws IOException {
    // Given
    byte[] whole = written(out -> out.writeDouble(1));
    decoder.reset(Arrays.copyOf(whole, 7), 0);

    // When, then
    assertThatThrownBy(decoder::readDouble)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("8 more bytes");
  }

  @Test
  void shouldRefuseLengthsAndCountsBeyondTheEnd() throws IOException {
    for (long length : new long[] {2, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      // Given a length before one byte
      byte[] head = written(out -> out.writeLong(length));
      byte[] all = Arrays.copyOf(head, head.length + 1);

      // When, then
      assertRefused(all, decoder::readString);
      assertRefused(all, () -> decoder.readBytes(null));
      assertRefused(all, decoder::skipString);
      assertRefused(all, decoder::readArrayStart);
      assertRefused(all, decoder::readMapStart);
    }
  }

  @Test
  void shouldRefuseItemsThatAddUpToMoreThanThereAreBytes() throws IOException {
    // Given two blocks of 2 items in 4 bytes
    decoder.reset(new byte[] {4, 4, 0, 0}, 0);
    assertThat(decoder.readArrayStart()).isEqualTo(2);

    // When, then
    assertThat(decoder.arrayNext()).isEqualTo(2);
    assertThat(decoder.arrayNext()).isZero();
    decoder.reset(new byte[] {4, 4, 2, 0}, 0);
    assertThat(decoder.readArrayStart() + decoder.arrayNext()).isEqualTo(4);
    assertThatThrownBy(decoder::arrayNext).isInstanceOf(EOFException.class);
    decoder.reset(new byte[] {4, 4, 2, 0}, 0);
    assertThat(decoder.skipArray() + decoder.skipMap()).isEqualTo(4);
    assertThatThrownBy(decoder::skipMap).isInstanceOf(EOFException.class);
  }

  @Test
  void shouldRefuseNumbersThatAreTooLarge() throws IOException {
    // Given
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0x80);

    // When, then
    decoder.reset(endless, 0);
    assertThatThrownBy(decoder::readLong).isInstanceOf(InvalidNumberEncodingException.class);
    decoder.reset(written(out -> out.writeLong(1L << 31)), 0);
    assertThatThrownBy(decoder::readInt).isInstanceOf(InvalidNumberEncodingException.class);
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() {
    decoder.reset(new byte[] {2, (byte) 0xFF}, 0);
    assertThatThrownBy(decoder::readString).hasMessage("A text is not UTF-8");
  }

  @Test
  void shouldRefuseMoreTextsThanAreAllowedInAnArray() throws IOException {
    // Given
    BoundedDecoder limited = new BoundedDecoder(2);
    limited.reset(new byte[3], 0);

    // When, then
    assertThat(limited.readString() + limited.readString(null)).isEmpty();
    assertThatThrownBy(limited::readString).hasMessage("more than 2 texts");
    limited.reset(new byte[3], 0);
    assertThat(limited.readString()).isEmpty();
  }

  private void assertRefused(byte[] bytes, Reading reading) {
    decoder.reset(bytes, 0);
    assertThatThrownBy(reading::read).isInstanceOf(EOFException.class);
  }

  private interface Reading {
    void read() throws IOException;
  }

  private interface Writing {
    void write(BinaryEncoder out) throws IOException;
  }

  private static byte[] written(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    writing.write(out);
    out.flush();
    return bytes.toByteArray();
  }
}
