package dev.weir.cli.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.image.GreyImages;
import java.util.function.Consumer;

/**
 * Images as JSON lines for {@code weir send images}: size, pixels as Base64 and label, assigned to
 * sources in turn.
 *
 * @param images the images
 * @param sources number of sources; at least 1
 */
public record ImageLines(GreyImages images, int sources) {

  /** Calls the action with each line, without line ends. */
  public void forEach(Consumer<String> action) {
    for (int i = 0; i < images.size(); i++) {
      action.accept(image(i).toString());
    }
  }

  ObjectNode image(int index) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", "source-%d".formatted(index % sources))
        .put("width", images.width())
        .put("height", images.height())
        .put("pixels", images.image(index))
        .put("label", images.classNames().get(images.label(index)));
  }
}
