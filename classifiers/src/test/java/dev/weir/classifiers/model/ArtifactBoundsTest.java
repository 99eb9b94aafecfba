package dev.weir.classifiers.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.BiasesPart;
import dev.weir.model.artifact.DilationsPart;
import dev.weir.model.artifact.End;
import dev.weir.model.artifact.FeaturePart;
import dev.weir.model.artifact.Header;
import dev.weir.model.artifact.ImageShape;
import dev.weir.model.artifact.ImagesPart;
import dev.weir.model.artifact.InterceptPart;
import dev.weir.model.artifact.KernelPart;
import dev.weir.model.artifact.PaddedKernelPart;
import dev.weir.model.artifact.SignalShape;
import dev.weir.model.artifact.WnnPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

/** Small artifacts that would need much memory, which are refused before it is allocated. */
class ArtifactBoundsTest {

  private static final List<String> TWO = List.of("a", "b");
  private static final int LARGEST_BLOCK = 12 << 20;

  @Test
  void shouldRefuseMoreDilationsThanAnyModelHas() throws IOException {
    // Given
    int dilations = 400_000;
    List<Object> parts = new ArrayList<>();
    parts.add(
        new DilationsPart(Collections.nCopies(dilations, 1), Collections.nCopies(dilations, 1)));
    parts.addAll(Collections.nCopies(dilations, new BiasesPart(List.of(), List.of(), List.of())));

    // When, then
    assertRefused(artifact("minirocket", new SignalShape(1, 40), TWO, parts), "there can be 32");
  }

  @Test
  void shouldRefuseBiasesThatDilationDoesNotHave() throws IOException {
    // Given
    List<Object> parts =
        List.of(
            new DilationsPart(List.of(1), List.of(1)),
            new BiasesPart(Collections.nCopies(85, 0f), List.of(), List.of()),
            new FeaturePart(0.0, 1.0, List.of(0.0)),
            new FeaturePart(0.0, 1.0, List.of(0.0)));

    // When, then
    assertRefused(
        artifact("minirocket", new SignalShape(1, 40), TWO, parts), "do not match 84 features");
    assertRefused(
        artifact(
            "minirocket",
            new SignalShape(1, 40),
            TWO,
            joined(parts, Collections.nCopies(100, new InterceptPart(List.of(0.0))))),
        "1 biases a kernel has 85 in all");
  }

  @Test
  void shouldRefuseDilationBeyondAnySignal() throws IOException {
    assertRefused(
        artifact(
            "rocket-published",
            new SignalShape(1, 40),
            TWO,
            List.of(
                new PaddedKernelPart(
                    Collections.nCopies(9, 0f), 0f, Integer.MAX_VALUE, 0, List.of(0)),
                new FeaturePart(0.0, 1.0, List.of(0.0)),
                new FeaturePart(0.0, 1.0, List.of(0.0)))),
        "dilation 2147483647");
  }

  @Test
  void shouldRefuseMoreNeighboursOrShiftsThanAreWorthIt() throws IOException {
    assertRefused(images(new WnnPart(3, 2.0, 100_000, 0, 64, 64)), "k is 1 to 100, not 100000");
    assertRefused(images(new WnnPart(3, 2.0, 1, 20_000, 64, 64)), "0 to 8, not 20000");
  }

  @Test
  void shouldRefuseMoreClassesStepsOrTextsThanAreUseful() throws IOException {
    List<String> classes = NumberedClasses.of(70_000);
    assertRefused(artifact("rocket", new SignalShape(1, 40), classes, List.of()), "70000 classes");
    assertRefused(
        artifact(
            "rocket", new SignalShape(1, 40), Collections.nCopies(LARGEST_BLOCK, ""), List.of()),
        "more than 131072 texts");
    assertRefused(
        artifact(
            new Header(
                "rocket",
                TWO,
                new SignalShape(1, 40),
                Collections.nCopies(65, "centre"),
                Map.of(),
                1L),
            List.of()),
        "65 preprocessing steps");
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() throws IOException {
    // Given a class name in Latin-1, which Avro would read as a replacement character
    byte[] artifact =
        artifact("rocket", new SignalShape(1, 40), List.of("caf\u00e9", "b"), List.of());
    byte[] latin =
        new String(artifact, ISO_8859_1)
            .replace("\u00c3\u00a9", "\u00e9\u00e9")
            .getBytes(ISO_8859_1);

    // When, then
    assertThat(latin).isNotEqualTo(artifact);
    assertRefused(latin, "A text is not UTF-8");
  }

  @Test
  void shouldStopReadingWhereModelTakesMoreMemoryThanItMay() throws Exception {
    // Given images of 4,096 pixels, each the only one of its class: each takes a block for 64
    int classes = 200;
    List<String> names = NumberedClasses.of(classes);
    List<Object> parts = new ArrayList<>(List.of(new WnnPart(3, 2.0, 1, 0, 64, 64)));
    for (int label = 0; label < classes; label++) {
      parts.add(new ImagesPart(label, ByteBuffer.allocate(4_096)));
    }
    byte[] artifact = artifact("wnn", new ImageShape(64, 64), names, parts);
    long blocks = 64L * 4_096 * classes;

    // When, then
    assertThat(artifact).hasSizeLessThan(1_000_000);
    assertThatThrownBy(
            () ->
                ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> 10_000_000, 1))
        .isInstanceOf(ModelMemoryException.class)
        .hasMessageContaining("limit of 10000000 bytes");
    assertThat(
            ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> 4 * blocks, 1)
                .memory())
        .isBetween(blocks, 2 * blocks);
  }

  @Test
  void shouldReckonAsManyScorersAsThereWillBe() throws Exception {
    // Given few images and windows that each keep the 100 nearest
    List<Object> parts = new ArrayList<>(List.of(new WnnPart(3, 2.0, 100, 0, 64, 64)));
    for (int label = 0; label < 2; label++) {
      parts.add(new ImagesPart(label, ByteBuffer.allocate(100 * 4_096)));
    }
    byte[] artifact = artifact("wnn", new ImageShape(64, 64), TWO, parts);

    // When
    long one =
        ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> Long.MAX_VALUE, 1)
            .memory();
    long six =
        ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> Long.MAX_VALUE, 6)
            .memory();

    // Then
    long minima = 4_096L * 100 * 96;
    assertThat((six - one) / 5).isBetween(minima, 3 * minima);
    assertThatThrownBy(
            () -> ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> one, 6))
        .isInstanceOf(ModelMemoryException.class);
  }

  @Test
  void shouldReckonLanesThatKernelsFillUp() throws Exception {
    // Given kernels of distinct shapes, and the same number of equal shape
    byte[] apart = kernels(IntStream.rangeClosed(1, 80).boxed().toList());
    byte[] alike = kernels(Collections.nCopies(80, 1));

    // When
    long memoryApart =
        ArtifactCodec.read(new ByteArrayInputStream(apart), estimated -> Long.MAX_VALUE, 1)
            .memory();
    long memoryAlike =
        ArtifactCodec.read(new ByteArrayInputStream(alike), estimated -> Long.MAX_VALUE, 1)
            .memory();

    // Then: 7 more lanes per kernel, for two features with weights of 52 targets
    assertThat(memoryApart - memoryAlike).isGreaterThan(80L * 7 * 2 * 52 * Double.BYTES);
  }

  private static byte[] kernels(List<Integer> dilations) throws IOException {
    List<String> classes = NumberedClasses.of(50);
    List<Double> weights = Collections.nCopies(50, 1.0);
    List<Object> parts = new ArrayList<>();
    for (int dilation : dilations) {
      parts.add(new KernelPart(Collections.nCopies(5, 1f), 0f, dilation, 0));
      parts.add(new FeaturePart(0.0, 1.0, weights));
      parts.add(new FeaturePart(0.0, 1.0, weights));
    }
    parts.add(new InterceptPart(weights));
    return artifact("rocket", new SignalShape(1, 400), classes, parts);
  }

  private static List<Object> joined(List<Object> head, List<?> tail) {
    List<Object> joined = new ArrayList<>(head);
    joined.addAll(tail);
    return joined;
  }

  private static byte[] images(WnnPart parameters) throws IOException {
    return artifact(
        "wnn",
        new ImageShape(64, 64),
        TWO,
        List.of(
            parameters,
            new ImagesPart(0, ByteBuffer.allocate(4_096)),
            new ImagesPart(1, ByteBuffer.allocate(4_096))));
  }

  private static byte[] artifact(String kind, Object shape, List<String> classes, List<?> parts)
      throws IOException {
    return artifact(
        new Header(kind, classes, shape, List.of(), Map.of(), Math.max(1L, parts.size())), parts);
  }

  private static byte[] artifact(Header header, List<?> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<ArtifactPart> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(ArtifactPart.class))) {
      writer.create(ArtifactPart.getClassSchema(), out);
      writer.append(new ArtifactPart(header));
      for (Object part : parts) {
        writer.append(new ArtifactPart(part));
      }
      writer.append(new ArtifactPart(new End((long) parts.size())));
    }
    return out.toByteArray();
  }

  private static void assertRefused(byte[] artifact, String message) {
    assertThatThrownBy(() -> ArtifactCodec.read(new ByteArrayInputStream(artifact)))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining(message);
  }
}
