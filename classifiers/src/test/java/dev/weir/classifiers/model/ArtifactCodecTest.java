package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.Header;
import dev.weir.model.artifact.SignalShape;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class ArtifactCodecTest {

  private static final LabelledSignals SIGNALS = Synthetic.sines(60, 2, 30, 3, 5);
  private static final FeatureModel MODEL = model(6, 4);

  @Test
  void shouldScoreWithTheSameBitsAfterARoundTrip() throws Exception {
    // When
    SignalModel read = (SignalModel) read(written(MODEL));

    // Then
    double[] expected = new double[3];
    double[] actual = new double[3];
    for (double[] values : SIGNALS.signals()) {
      MODEL.newScorer().score(values, expected);
      read.newScorer().score(values, actual);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void shouldKeepAllThatAModelSays() throws Exception {
    Model read = read(written(MODEL));
    assertThat(read.kind()).isEqualTo("rocket");
    assertThat(read.classes()).isEqualTo(MODEL.classes());
    assertThat(read.inputShape()).isEqualTo(new InputShape.Signal(2, 30));
    assertThat(read.provenance()).isEqualTo(MODEL.provenance());
    assertThat(((SignalModel) read).preprocessing()).isEqualTo(MODEL.preprocessing());
  }

  @Test
  void shouldWriteTheSameBytesForTheSameModel() throws Exception {
    assertThat(written(read(written(MODEL)))).isEqualTo(written(MODEL));
  }

  @Test
  void shouldStreamALargeModelInSeveralBlocks() throws Exception {
    FeatureModel large = model(1500, 1500);
    byte[] bytes = written(large);
    assertThat(bytes.length).isGreaterThan(2 * (64 << 10));
    assertThat(((FeatureModel) read(bytes)).map().count()).isEqualTo(2 * 1500);
  }

  @Test
  void shouldBeReadableByAvroItself() throws IOException {
    try (DataFileStream<Object> stream =
        new DataFileStream<>(
            new ByteArrayInputStream(written(MODEL)), new GenericDatumReader<>())) {
      int parts = 0;
      while (stream.hasNext()) {
        stream.next();
        parts++;
      }
      assertThat(parts).isEqualTo(1 + 3 * 4 + 1 + 1);
    }
  }

  @Test
  void shouldReadFromAStreamThatGivesFewBytesAtATime() throws Exception {
    InputStream slow =
        new ByteArrayInputStream(written(MODEL)) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 3));
          }
        };
    assertThat(ArtifactCodec.read(slow).classes()).isEqualTo(MODEL.classes());
  }

  @Test
  void shouldRefuseEveryTruncation() throws IOException {
    byte[] bytes = written(MODEL);
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(truncated))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(ArtifactException.class);
    }
  }

  @Test
  void shouldRefuseOrReadEveryFlippedByte() throws IOException {
    byte[] bytes = written(MODEL);
    for (int i = 0; i < bytes.length; i++) {
      for (int mask : new int[] {0x01, 0x80, 0xFF}) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) mask;
        assertRefusedOrRead(flipped);
      }
    }
  }

  /** Only the checksum detects a flipped bit in the numbers of a part. */
  @Test
  void shouldRefuseEveryFlippedBitOfTheContent() throws IOException {
    byte[] bytes = written(MODEL);
    for (int i = contentBegin(bytes); i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> read(flipped))
          .as("byte %d of %d", i, bytes.length)
          .isInstanceOf(ArtifactException.class);
    }
  }

  @Test
  void shouldSayThatAnArtifactIsDamaged() throws IOException {
    // given a flipped bit in a weight, before the end part and its sync marker
    byte[] bytes = written(MODEL);
    bytes[bytes.length - 100] ^= 1;

    // when, then
    assertRefused(bytes, "is damaged: its checksum is ");
  }

  /** Artifacts of versions without a checksum. */
  @Test
  void shouldReadAnArtifactWithoutAChecksum() throws Exception {
    // given
    byte[] bytes = written(MODEL);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileStream<Object> parts =
            new DataFileStream<>(new ByteArrayInputStream(bytes), new GenericDatumReader<>());
        DataFileWriter<Object> writer =
            new DataFileWriter<>(new GenericDatumWriter<>(parts.getSchema()))) {
      writer.create(parts.getSchema(), out);
      for (Object part : parts) {
        writer.append(part);
      }
    }

    // when, then
    assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("weir.crc32c");
    assertThat(written(read(out.toByteArray()))).isEqualTo(bytes);
  }

  @Test
  @PropertyTest
  void shouldRefuseOrReadRandomDamage() throws IOException {
    Random random = Seeds.random();
    byte[] bytes = written(MODEL);
    int rounds = Seeds.size(20_000, 4_000);
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        // Most of the file is the schema: start after it every other time.
        int from = random.nextBoolean() ? 0 : schemaEnd(bytes);
        damaged[random.nextInt(from, damaged.length)] = (byte) random.nextInt();
      }
      assertRefusedOrRead(damaged);
    }
  }

  @Test
  void shouldRefuseGiantLengthsWithoutMemoryForThem() throws IOException {
    byte[] giant = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    byte[] bytes = written(MODEL);
    for (int at = 4; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      System.arraycopy(giant, 0, damaged, at, Math.min(giant.length, bytes.length - at));
      assertRefusedOrRead(damaged);
    }
  }

  @Test
  void shouldRefuseWhatIsNoArtifact() {
    assertRefused("hello, world".getBytes(StandardCharsets.US_ASCII), "Avro's magic bytes");
  }

  @Test
  void shouldRefuseAnotherSchema() throws IOException {
    // Given
    Schema schema = Schema.create(Schema.Type.LONG);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, out);
      writer.append(1L);
    }

    // Then
    assertRefused(out.toByteArray(), "schema is not this version's");
  }

  /** Artifacts from before MiniRocket: the same parts with a shorter schema. */
  @Test
  void shouldReadArtifactsOfTheFirstSchema() throws Exception {
    // Given
    Schema first;
    try (InputStream in = ArtifactCodec.class.getResourceAsStream("artifact-schema-1.json")) {
      first = new Schema.Parser().parse(in);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileStream<Object> parts =
            new DataFileStream<>(
                new ByteArrayInputStream(written(MODEL)), new GenericDatumReader<>(null, first));
        DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(first))) {
      writer.create(first, out);
      for (Object part : parts) {
        writer.append(part);
      }
    }

    // Then
    assertThat(out.size()).isLessThan(written(MODEL).length);
    assertThat(written(read(out.toByteArray()))).isEqualTo(written(MODEL));
  }

  @Test
  void shouldRefuseACompressedFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<ArtifactPart> writer = writer()) {
      writer.setCodec(CodecFactory.deflateCodec(6)).create(ArtifactPart.getClassSchema(), out);
    }
    assertRefused(out.toByteArray(), "compressed");
  }

  @Test
  void shouldNameAnUnknownKindAndTheKnownOnes() throws IOException {
    assertRefused(
        header("oracle", new SignalShape(1, 40), List.of("a", "b")),
        "\"oracle\"",
        "minirocket, rocket");
  }

  @Test
  void shouldSayLittleOfWhatIsLong() throws IOException {
    // given
    byte[] bytes = header("k".repeat(3_000_000), new SignalShape(1, 40), List.of("a", "b"));

    // when, then
    assertRefused(bytes, "\"kkk", "… (3000000 characters)\"", "minirocket, rocket");
    assertThatThrownBy(() -> read(bytes))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    assertThat(new ArtifactException("x".repeat(5_000)).getMessage())
        .endsWith("x… (5000 characters)")
        .hasSizeLessThan(1_100);
  }

  @Test
  void shouldRefuseAnInputSizeThatWouldExhaustMemory() throws IOException {
    assertRefused(
        header("rocket", new SignalShape(1 << 20, 1 << 20), List.of("a", "b")),
        "1048576 x 1048576");
    assertRefused(header("rocket", new SignalShape(0, 40), List.of("a", "b")), "0 x 40");
  }

  @Test
  void shouldRefuseBytesBehindTheEnd() throws IOException {
    // Given
    byte[] bytes = written(MODEL);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

    // Then
    assertThatThrownBy(() -> read(longer)).isInstanceOf(ArtifactException.class);
  }

  private static void assertRefusedOrRead(byte[] bytes) throws IOException {
    try {
      Model model = read(bytes);
      ((SignalModel) model).newScorer();
    } catch (ArtifactException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void assertRefused(byte[] bytes, String... messages) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(ArtifactException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(messages));
  }

  private static byte[] header(String kind, Object shape, List<String> classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<ArtifactPart> writer = writer()) {
      writer.create(ArtifactPart.getClassSchema(), out);
      writer.append(new ArtifactPart(new Header(kind, classes, shape, List.of(), Map.of(), 1L)));
    }
    return out.toByteArray();
  }

  private static DataFileWriter<ArtifactPart> writer() {
    return new DataFileWriter<>(new SpecificDatumWriter<>(ArtifactPart.class));
  }

  private static int schemaEnd(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.indexOf("weir artifact v1");
  }

  private static int contentBegin(byte[] bytes) {
    return schemaEnd(bytes) + "weir artifact v1".length();
  }

  private static FeatureModel model(int kernels, int keep) {
    SelectedRocketSettings settings = SelectedRocketSettings.defaults().withKernels(kernels, keep);
    return SelectedRocket.train(SIGNALS, settings, Progress.NONE).model();
  }

  private static byte[] written(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArtifactCodec.write(model, out);
    return out.toByteArray();
  }

  private static Model read(byte[] bytes) throws ArtifactException, IOException {
    return ArtifactCodec.read(new ByteArrayInputStream(bytes));
  }
}
