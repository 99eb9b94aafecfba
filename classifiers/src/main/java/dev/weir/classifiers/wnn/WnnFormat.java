package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.cascade.WnnMemory;
import dev.weir.classifiers.internal.wnn.input.ArtifactStart;
import dev.weir.classifiers.internal.wnn.input.ImageSink;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.model.artifact.ExtensionPart;
import dev.weir.model.artifact.ImagesPart;
import dev.weir.model.artifact.WindowsPart;
import dev.weir.model.artifact.WnnPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a WNN artifact: the parameters, the rotations and scalings if there are any, the
 * windows that count unless all do, then the training images by class, which are read directly into
 * the kernels' blocks.
 */
public final class WnnFormat implements ModelFormat {

  private static final int IMAGES_A_PART = 64;

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public long parts(Model model) {
    TrainingSet training = ((WnnModel) model).classifier().training();
    long parts = ((WnnModel) model).classifier().parameters().extension().hasOnlyShifts() ? 1 : 2;
    for (int label = 0; label < training.classes(); label++) {
      parts += Math.ceilDiv(training.size(label), IMAGES_A_PART);
    }
    return parts + (((WnnModel) model).classifier().selection().isAll() ? 0 : 1);
  }

  @Override
  public void write(Model model, PartWriter out) throws IOException {
    WnnClassifier classifier = ((WnnModel) model).classifier();
    TrainingSet training = classifier.training();
    WnnParameters parameters = classifier.parameters();
    out.write(
        new WnnPart(
            parameters.window(),
            parameters.power(),
            parameters.neighbours(),
            parameters.shifts(),
            training.width(),
            training.height()));
    writeExtension(parameters.extension(), out);
    if (!classifier.selection().isAll()) {
      out.write(windows(classifier.selection()));
    }
    for (int label = 0; label < training.classes(); label++) {
      for (int from = 0; from < training.size(label); from += IMAGES_A_PART) {
        out.write(new ImagesPart(label, images(training, label, from)));
      }
    }
  }

  /** Shifts alone need no part of their own. */
  private static void writeExtension(Extension extension, PartWriter out) throws IOException {
    if (!extension.hasOnlyShifts()) {
      out.write(
          new ExtensionPart(
              extension.rotations(), extension.scalings(), extension.interpolation().wireName()));
    }
  }

  private static WindowsPart windows(WindowSelection selection) {
    Optional<WindowElimination> elimination = selection.elimination();
    return new WindowsPart(
        selection.windows(),
        elimination.map(WindowElimination::order).orElse(List.of()),
        elimination.map(WindowElimination::errors).orElse(List.of()),
        elimination.map(WindowElimination::images).orElse(0));
  }

  private static ByteBuffer images(TrainingSet training, int label, int from) {
    int images = Math.min(IMAGES_A_PART, training.size(label) - from);
    ByteBuffer pixels = ByteBuffer.allocate(images * training.width() * training.height());
    for (int i = 0; i < images; i++) {
      pixels.put(training.image(label, from + i));
    }
    return pixels.flip();
  }

  @Override
  public Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException {
    return readImages(header, in);
  }

  /**
   * Reads the same parts for a model of another kind.
   *
   * @param scorers number of WNN scorers in one scorer of that model
   */
  public WnnModel read(ArtifactHeader header, PartReader in, int scorers)
      throws ArtifactException, IOException {
    return readImages(header, new SeveralScorers(in, scorers));
  }

  private static WnnModel readImages(ArtifactHeader header, PartReader in)
      throws ArtifactException, IOException {
    if (!(header.inputShape() instanceof InputShape.Image shape)) {
      throw new ArtifactException("a WNN model takes images, not a " + header.inputShape());
    }
    ArtifactStart start = ArtifactStart.read(in);
    TrainingSet training = start.newTrainingSet(header.classes().size());
    WnnMemory memory = new WnnMemory(start.width(), start.height());
    in.reserveScorer(memory.ofScorer(start.parameters()));
    start.forEach(header, in, new Growth(training, memory, in));
    return new WnnModel(
        header.classes(),
        shape,
        ImagePreprocessing.of(header.preprocessing()),
        header.provenance(),
        new WnnClassifier(training, start.parameters(), start.selection()));
  }

  /** Adds images to a training set and reserves their memory. */
  private static final class Growth implements ImageSink {
    private final TrainingSet training;
    private final WnnMemory memory;
    private final PartReader in;
    private long reserved;
    private int largest;
    private int reservedLargest;

    Growth(TrainingSet training, WnnMemory memory, PartReader in) {
      this.training = training;
      this.memory = memory;
      this.in = in;
    }

    @Override
    public void take(int label, byte[] pixels, int from) {
      training.add(label, pixels, from);
      largest = Math.max(largest, training.size(label));
    }

    @Override
    public void reserve() {
      in.reserve(training.bytes() - reserved);
      in.reserveScorer(memory.ofScorerFor(largest - reservedLargest));
      reserved = training.bytes();
      reservedLargest = largest;
    }
  }
}
