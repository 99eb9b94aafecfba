package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadEncoderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "machine-1",
        "Zürich",
        "ends in é",
        "\u0000",
        "\u007f\u0080",
        "\uD83D\uDE00 and more",
        "sixty-three letters of ASCII are the longest whose length is 1 byte",
      })
  void shouldWriteTextsAsAvroDoes(String text) throws IOException {
    for (int length = 0; length <= 70; length++) {
      String one = text + "x".repeat(length);

      // When
      PayloadEncoder encoder = new PayloadEncoder();
      encoder.start(0);
      write(encoder, one);

      // Then
      byte[] message = encoder.toBytes();
      assertThat(Arrays.copyOfRange(message, WireFormat.HEADER, message.length))
          .isEqualTo(byAvro(one));
    }
  }

  private static byte[] byAvro(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    write(encoder, text);
    return bytes.toByteArray();
  }

  private static void write(Encoder encoder, String text) throws IOException {
    encoder.writeLong(-3);
    encoder.writeString(text);
    encoder.writeString(text);
    encoder.writeLong(1_000_000);
  }
}
