package dev.weir.classifiers.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chain of named steps applied to an image before classification, to make it look like the
 * training images.
 *
 * <ul>
 *   <li>{@code invert}: 255 minus each pixel;
 *   <li>{@code resize:WxH}: to another size, each new pixel the mean over the area that it covers;
 *   <li>{@code centre}: moved by whole pixels until the centre of mass is closest to the middle;
 *   <li>{@code binarise:T}: pixels of at least T become 1, all others 0.
 * </ul>
 *
 * <p>Immutable and stateless: one chain serves any number of threads.
 */
public final class ImagePreprocessing {

  private static final Pattern RESIZE = Pattern.compile("resize:(\\d{1,4})x(\\d{1,4})");
  private static final Pattern BINARISE = Pattern.compile("binarise:(\\d{1,4})");

  private final List<String> names;
  private final List<ImageStep> steps;

  private ImagePreprocessing(List<String> names) {
    this.names = List.copyOf(names);
    this.steps = names.stream().map(ImagePreprocessing::step).toList();
  }

  /**
   * The chain of the named steps, in order; an empty chain changes nothing.
   *
   * @throws IllegalArgumentException if a name is unknown or its numbers are out of range
   */
  public static ImagePreprocessing of(List<String> names) {
    return new ImagePreprocessing(names);
  }

  private static ImageStep step(String name) {
    Matcher resize = RESIZE.matcher(name);
    if (resize.matches()) {
      return new Resize(Integer.parseInt(resize.group(1)), Integer.parseInt(resize.group(2)));
    }
    Matcher binarise = BINARISE.matcher(name);
    if (binarise.matches()) {
      return new Binarise(Integer.parseInt(binarise.group(1)));
    }
    return switch (name) {
      case "invert" -> new Invert();
      case "centre" -> new Centre();
      default ->
          throw new IllegalArgumentException(
              "there is no image preprocessing step \"%s\"; there are invert, resize:WxH, centre and binarise:T"
                  .formatted(name));
    };
  }

  /** The names of the steps. */
  public List<String> names() {
    return names;
  }

  /** The width of the result for an image of this width. */
  public int outputWidth(int width) {
    int current = width;
    for (ImageStep step : steps) {
      current = step.outputWidth(current);
    }
    return current;
  }

  /** The height of the result for an image of this height. */
  public int outputHeight(int height) {
    int current = height;
    for (ImageStep step : steps) {
      current = step.outputHeight(current);
    }
    return current;
  }

  /**
   * Processes an image.
   *
   * @param pixels one byte per pixel, row by row; not changed
   * @param width width of the image
   * @param height height of the image
   * @return the image after the last step; {@code pixels} itself if there are no steps
   */
  public byte[] apply(byte[] pixels, int width, int height) {
    byte[] current = pixels;
    int currentWidth = width;
    int currentHeight = height;
    for (ImageStep step : steps) {
      int nextWidth = step.outputWidth(currentWidth);
      int nextHeight = step.outputHeight(currentHeight);
      byte[] next = new byte[nextWidth * nextHeight];
      step.apply(current, currentWidth, currentHeight, next);
      current = next;
      currentWidth = nextWidth;
      currentHeight = nextHeight;
    }
    return current;
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
