package dev.weir.trainer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.internal.simd.Simd;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.testing.Contract;
import dev.weir.testing.SyntheticExamples;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.provenance.ModelRetrainer;
import dev.weir.trainer.provenance.Reproduction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of model, trained on made-up data, has the recorded artifact and gives the recorded
 * scores, bit for bit.
 */
public class ArtifactContractTest {

  /** Records of no training or test part. */
  private static final int FIRST_PROBE = 1_000;

  private static final int PROBES = 4;

  @Test
  void shouldTrainTheRecordedModels() throws Exception {
    // given
    Map<String, Model> models = MadeUpModels.ofEachKind();
    models.putAll(MadeUpModels.variants());

    // when
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Model> model : models.entrySet()) {
      lines.add("[" + model.getKey() + "]");
      lines.addAll(description(model.getValue()));
    }

    // then
    Contract.check("models.txt", lines);
  }

  @Test
  void shouldHaveAnArtifactOfEachKind() {
    assertThat(MadeUpModels.ofEachKind().keySet())
        .containsExactlyInAnyOrderElementsOf(ArtifactCodec.kinds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rocket", "rocket-published", "minirocket", "wnn", "dwnn", "wnn+dwnn"})
  void shouldReadWriteAndTrainTheRecordedArtifact(String kind) throws Exception {
    // given
    Model trained = MadeUpModels.ofEachKind().get(kind);
    Contract.check(kind + ".weir", bytes(trained));

    // when
    Model read = ArtifactCodec.read(new ByteArrayInputStream(Contract.read(kind + ".weir")));
    Model again = ModelRetrainer.again(read, new TrainingData(), 1, Progress.NONE);

    // then
    assertThat(read.kind()).isEqualTo(kind);
    assertThat(bytes(read)).isEqualTo(Contract.read(kind + ".weir"));
    assertThat(scores(read)).isEqualTo(scores(trained));
    assertThat(Reproduction.of(read, again).toText()).startsWith("the bits agree");
  }

  private record TrainingData() implements ModelRetrainer.Data {
    @Override
    public SignalDataSet signals() {
      return MadeUpModels.SIGNALS;
    }

    @Override
    public ImageDataSet images() {
      return MadeUpModels.IMAGES;
    }
  }

  private static List<String> description(Model model) throws Exception {
    byte[] bytes = bytes(model);
    List<String> lines = new ArrayList<>();
    lines.add("bytes " + bytes.length);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    lines.add("sha256 " + HexFormat.of().formatHex(digest));
    model.provenance().entries().forEach((name, value) -> lines.add(name + " = " + value));
    lines.addAll(scores(model));
    return lines;
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArtifactCodec.write(model, bytes);
    return bytes.toByteArray();
  }

  private static List<String> scores(Model model) {
    return switch (model) {
      case SignalModel signals -> scores(signals);
      case ImageModel images -> scores(images);
      default -> throw new IllegalArgumentException("there are no records for " + model.kind());
    };
  }

  private static List<String> scores(SignalModel model) {
    List<String> lines = new ArrayList<>();
    for (double[] probe : probes(model)) {
      String line = scores(model, model.newScorer(), probe);
      for (SignalScorer twin : twins(model)) {
        assertThat(scores(model, twin, probe)).isEqualTo(line);
      }
      lines.add(line);
    }
    return lines;
  }

  /** Plain and, where it is compiled, SIMD. */
  private static List<SignalScorer> twins(SignalModel model) {
    List<SignalScorer> twins = new ArrayList<>();
    twins.add(((FeatureModel) model).newScorer(Vectorization.plain()));
    if (Simd.available()) {
      twins.add(((FeatureModel) model).newScorer(Vectorization.simd()));
    }
    return twins;
  }

  /** Records as in training, and some of another unit, far from 0 and constant. */
  private static List<double[]> probes(SignalModel model) {
    InputShape.Signal shape = (InputShape.Signal) model.inputShape();
    int classes = model.classes().size();
    List<double[]> probes = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      probes.add(
          SyntheticExamples.signal(FIRST_PROBE + i, classes, shape.channels(), shape.length()));
    }
    probes.add(Arrays.stream(probes.getFirst()).map(value -> value * 0x1p-30).toArray());
    probes.add(Arrays.stream(probes.getFirst()).map(value -> value + 4096).toArray());
    double[] constant = new double[Math.toIntExact(shape.values())];
    Arrays.fill(constant, 0.1);
    probes.add(constant);
    return probes;
  }

  private static String scores(SignalModel model, SignalScorer scorer, double[] probe) {
    double[] scores = new double[model.classes().size()];
    scorer.score(probe.clone(), scores);
    return bits(scores);
  }

  private static List<String> scores(ImageModel model) {
    InputShape.Image shape = model.inputShape();
    int classes = model.classes().size();
    ImageScorer scorer = model.newScorer();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      double[] scores = new double[classes];
      byte[] image =
          SyntheticExamples.image(FIRST_PROBE + i, classes, shape.width(), shape.height());
      scorer.score(shape.width(), shape.height(), image, scores);
      lines.add(bits(scores));
    }
    return lines;
  }

  public static String bits(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> "%016x".formatted(Double.doubleToRawLongBits(value)))
        .collect(Collectors.joining(" "));
  }
}
