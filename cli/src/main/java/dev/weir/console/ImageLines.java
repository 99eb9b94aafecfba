package dev.weir.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.image.GreyImages;
import java.util.function.Consumer;

/**
 * Images as JSON lines for {@code weir send images}: size, pixels as Base64 and label, assigned to
 * sources in turn.
 */
public final class ImageLines {

  private final GreyImages images;
  private final int sources;

  /**
   * Creates the lines of these images.
   *
   * @param sources number of sources; at least 1
   * @throws IllegalArgumentException if there is no source
   */
  public ImageLines(GreyImages images, int sources) {
    if (sources < 1) {
      throw new IllegalArgumentException("--sources is %d; give at least 1".formatted(sources));
    }
    this.images = images;
    this.sources = sources;
  }

  /** Calls the action with each line, without line ends. */
  public void forEach(Consumer<String> action) {
    for (int i = 0; i < images.size(); i++) {
      action.accept(line(i));
    }
  }

  private String line(int index) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", "source-%d".formatted(index % sources))
        .put("width", images.width())
        .put("height", images.height())
        .put("pixels", images.image(index))
        .put("label", images.classNames().get(images.label(index)))
        .toString();
  }
}
