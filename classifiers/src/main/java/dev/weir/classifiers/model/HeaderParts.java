package dev.weir.classifiers.model;

import dev.weir.model.artifact.Header;
import dev.weir.model.artifact.ImageShape;
import dev.weir.model.artifact.SignalShape;
import java.util.TreeMap;

/** Converts between a model and its artifact's header. */
final class HeaderParts {

  /** Maximum values per record: its scratch memory must not exhaust the heap. */
  private static final long MAX_VALUES = 1 << 22;

  /** More than any of Weir's classifiers can separate; each adds work to every record. */
  private static final int MAX_CLASSES = 1 << 16;

  private static final int MAX_STEPS = 64;

  private HeaderParts() {}

  static Header of(Model model, long parts) {
    return new Header(
        model.kind(),
        model.classes(),
        shape(model.inputShape()),
        model.preprocessing(),
        model.provenance().entries(),
        parts);
  }

  static ArtifactHeader read(Header header) throws ArtifactException {
    checkCount("classes", header.getClasses().size(), MAX_CLASSES);
    checkCount("preprocessing steps", header.getPreprocessing().size(), MAX_STEPS);
    if (header.getParts() < 1) {
      throw new ArtifactException("a model cannot have %d parts".formatted(header.getParts()));
    }
    return new ArtifactHeader(
        header.getKind(),
        header.getClasses(),
        shape(header.getShape()),
        header.getPreprocessing(),
        new Provenance(new TreeMap<>(header.getProvenance())),
        header.getParts());
  }

  private static Object shape(InputShape shape) {
    return switch (shape) {
      case InputShape.Signal(int channels, int length) -> new SignalShape(channels, length);
      case InputShape.Image(int width, int height) -> new ImageShape(width, height);
    };
  }

  private static InputShape shape(Object shape) throws ArtifactException {
    return switch (shape) {
      case SignalShape s -> {
        checkSize(s.getChannels(), s.getLength());
        yield new InputShape.Signal(s.getChannels(), s.getLength());
      }
      case ImageShape s -> {
        checkSize(s.getWidth(), s.getHeight());
        yield new InputShape.Image(s.getWidth(), s.getHeight());
      }
      default -> throw new ArtifactException("unknown input shape: " + shape);
    };
  }

  private static void checkCount(String what, int count, int most) throws ArtifactException {
    if (count > most) {
      throw new ArtifactException(
          "a model cannot have %d %s: the limit is %d".formatted(count, what, most));
    }
  }

  private static void checkSize(int first, int second) throws ArtifactException {
    if (first < 1 || second < 1 || (long) first * second > MAX_VALUES) {
      throw new ArtifactException(
          "an input cannot be %d x %d: the limit is %d values"
              .formatted(first, second, MAX_VALUES));
    }
  }
}
