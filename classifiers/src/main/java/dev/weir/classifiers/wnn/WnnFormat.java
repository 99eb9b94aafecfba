package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
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

  /** Of a window in a list: a reference and a boxed number. */
  private static final int WINDOW_BYTES = 24;

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

  private static Extension readExtension(int shifts, PartReader in)
      throws ArtifactException, IOException {
    if (!in.isNext(ExtensionPart.class)) {
      return Extension.ofShifts(shifts);
    }
    ExtensionPart part = in.next(ExtensionPart.class);
    return new Extension(
        shifts,
        part.getRotations(),
        part.getScalings(),
        Interpolation.parse(part.getInterpolation()));
  }

  private static WindowsPart windows(WindowSelection selection) {
    Optional<WindowElimination> elimination = selection.elimination();
    return new WindowsPart(
        selection.windows(),
        elimination.map(WindowElimination::order).orElse(List.of()),
        elimination.map(WindowElimination::errors).orElse(List.of()),
        elimination.map(WindowElimination::images).orElse(0));
  }

  private static WindowSelection selection(int pixels, PartReader in)
      throws ArtifactException, IOException {
    if (!in.isNext(WindowsPart.class)) {
      return WindowSelection.all(pixels);
    }
    WindowsPart part = in.next(WindowsPart.class);
    Optional<WindowElimination> elimination =
        part.getOrder().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new WindowElimination(part.getOrder(), part.getErrors(), part.getImages()));
    WindowSelection selection = new WindowSelection(pixels, part.getWindows(), elimination);
    if (selection.isAll()) {
      throw new ArtifactException(
          "the artifact lists windows, although all %d count".formatted(pixels));
    }
    in.reserve(WINDOW_BYTES * (selection.size() + 2L * part.getOrder().size()));
    return selection;
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
    WnnPart part = in.next(WnnPart.class);
    WnnParameters parameters =
        new WnnParameters(
            part.getWindow(),
            part.getPower(),
            part.getNeighbours(),
            readExtension(part.getShifts(), in));
    TrainingSet training =
        new TrainingSet(
            part.getWidth(), part.getHeight(), header.classes().size(), parameters.shifts() > 0);
    WnnMemory memory = new WnnMemory(part.getWidth(), part.getHeight());
    in.reserveScorer(memory.ofScorer(parameters));
    WindowSelection selection = selection(part.getWidth() * part.getHeight(), in);
    int largest = 0;
    long first = (parameters.extension().hasOnlyShifts() ? 1 : 2) + (selection.isAll() ? 0 : 1);
    for (long i = first; i < header.parts(); i++) {
      ImagesPart images = in.next(ImagesPart.class);
      long before = training.bytes();
      add(images, training);
      int more = Math.max(0, training.size(images.getLabel()) - largest);
      largest += more;
      in.reserve(training.bytes() - before);
      in.reserveScorer(memory.ofScorerFor(more));
    }
    return new WnnModel(
        header.classes(),
        shape,
        ImagePreprocessing.of(header.preprocessing()),
        header.provenance(),
        new WnnClassifier(training, parameters, selection));
  }

  private static void add(ImagesPart part, TrainingSet training) throws ArtifactException {
    int area = training.width() * training.height();
    ByteBuffer pixels = part.getPixels();
    if (part.getLabel() < 0 || part.getLabel() >= training.classes()) {
      throw new ArtifactException(
          "there are images of class %d; there are %d classes"
              .formatted(part.getLabel(), training.classes()));
    }
    if (!pixels.hasRemaining() || pixels.remaining() % area != 0) {
      throw new ArtifactException(
          "%d pixels do not form images of %d x %d"
              .formatted(pixels.remaining(), training.width(), training.height()));
    }
    for (int at = 0; at < pixels.remaining(); at += area) {
      training.add(part.getLabel(), pixels.array(), pixels.arrayOffset() + pixels.position() + at);
    }
  }
}
