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
    Start start = start(in);
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

  /**
   * Reads the parts before the images.
   *
   * @throws ArtifactException if there are others, or they are invalid
   */
  static Start start(PartReader in) throws ArtifactException, IOException {
    WnnPart part = in.next(WnnPart.class);
    WnnParameters parameters =
        new WnnParameters(
            part.getWindow(),
            part.getPower(),
            part.getNeighbours(),
            readExtension(part.getShifts(), in));
    WindowSelection selection = selection(part.getWidth() * part.getHeight(), in);
    return new Start(part.getWidth(), part.getHeight(), parameters, selection);
  }

  /** Takes training images. */
  interface ImageSink {
    /**
     * Takes an image.
     *
     * @param pixels contains the image, row by row; to be copied
     * @param from index of its first pixel
     */
    void take(int label, byte[] pixels, int from);

    /** Called after the images of each part of the artifact. */
    default void reserve() {}
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

  /**
   * What precedes the training images.
   *
   * @param width of the images
   * @param height of the images
   * @param parameters of the classifier
   * @param selection the windows that count
   */
  record Start(int width, int height, WnnParameters parameters, WindowSelection selection) {
    /** Number of parts. */
    int parts() {
      return (parameters.extension().hasOnlyShifts() ? 1 : 2) + (selection.isAll() ? 0 : 1);
    }

    /** An empty training set. */
    TrainingSet newTrainingSet(int classes) {
      return new TrainingSet(width, height, classes, parameters.shifts() > 0);
    }

    /** Reads all training images, part by part. */
    void forEach(ArtifactHeader header, PartReader in, ImageSink sink)
        throws ArtifactException, IOException {
      for (long i = parts(); i < header.parts(); i++) {
        forEach(in.next(ImagesPart.class), header.classes().size(), sink);
      }
    }

    private void forEach(ImagesPart part, int classes, ImageSink sink) throws ArtifactException {
      int area = width * height;
      ByteBuffer pixels = part.getPixels();
      if (part.getLabel() < 0 || part.getLabel() >= classes) {
        throw new ArtifactException(
            "there are images of class %d; there are %d classes"
                .formatted(part.getLabel(), classes));
      }
      if (!pixels.hasRemaining() || pixels.remaining() % area != 0) {
        throw new ArtifactException(
            "%d pixels do not form images of %d x %d".formatted(pixels.remaining(), width, height));
      }
      for (int at = 0; at < pixels.remaining(); at += area) {
        sink.take(part.getLabel(), pixels.array(), pixels.arrayOffset() + pixels.position() + at);
      }
      sink.reserve();
    }
  }
}
