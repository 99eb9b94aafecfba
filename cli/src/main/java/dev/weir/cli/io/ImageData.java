package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.trainer.data.ImageFiles;
import java.util.function.ObjLongConsumer;

/** The test images of a data set, such as {@code idx:DIR}; the line is the image's number. */
final class ImageData implements RecordLines {

  private static final int SOURCES = 12;

  private final String name;
  private GreyImages images;

  ImageData(String name) {
    this.name = name;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void forEach(ObjLongConsumer<JsonNode> action) {
    if (images == null) {
      images = ImageFiles.load(name).test();
    }
    ImageLines lines = new ImageLines(images, SOURCES);
    for (int i = 0; i < images.size(); i++) {
      action.accept(lines.image(i), i + 1);
    }
  }
}
