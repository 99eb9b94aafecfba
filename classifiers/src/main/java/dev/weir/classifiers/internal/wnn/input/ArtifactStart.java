package dev.weir.classifiers.internal.wnn.input;

import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.Interpolation;
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
import java.util.Optional;

/**
 * What precedes the training images in an artifact of WNN.
 *
 * @param width of the images
 * @param height of the images
 * @param parameters of the classifier
 * @param selection the windows that count
 */
public record ArtifactStart(
    int width, int height, WnnParameters parameters, WindowSelection selection) {

  /** Of a window in a list: a reference and a boxed number. */
  private static final int WINDOW_BYTES = 24;

  /**
   * Reads the parts before the images.
   *
   * @throws ArtifactException if there are others, or they are invalid
   */
  public static ArtifactStart read(PartReader in) throws ArtifactException, IOException {
    WnnPart part = in.next(WnnPart.class);
    WnnParameters parameters =
        new WnnParameters(
            part.getWindow(),
            part.getPower(),
            part.getNeighbours(),
            readExtension(part.getShifts(), in));
    WindowSelection selection = readSelection(part.getWidth() * part.getHeight(), in);
    return new ArtifactStart(part.getWidth(), part.getHeight(), parameters, selection);
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

  private static WindowSelection readSelection(int pixels, PartReader in)
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

  /** Number of parts. */
  int parts() {
    return (parameters.extension().hasOnlyShifts() ? 1 : 2) + (selection.isAll() ? 0 : 1);
  }

  /** An empty training set. */
  public TrainingSet newTrainingSet(int classes) {
    return new TrainingSet(width, height, classes, parameters.shifts() > 0);
  }

  /** Reads all training images, part by part. */
  public void forEach(ArtifactHeader header, PartReader in, ImageSink sink)
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
          "there are images of class %d; there are %d classes".formatted(part.getLabel(), classes));
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
