package dev.weir.history;

import dev.weir.data.SplitImages;
import dev.weir.image.GreyImages;
import dev.weir.schemas.ImageRecord;
import java.nio.ByteBuffer;
import java.util.List;

/** Images of a topic as the trainers take them. */
public final class TopicImages {
  private TopicImages() {}

  /**
   * Data to train and test on; its classes are {@link TopicData#classes}.
   *
   * @throws dev.weir.data.DataException if there is one class only, or nothing to test on
   */
  public static SplitImages split(TopicData<ImageRecord> data) {
    data.requireTrainable();
    return new SplitImages(
        images(data.train(), data.classes()), images(data.test(), data.classes()), data.name());
  }

  /** Some of the records, at least one. */
  public static GreyImages images(List<LabelledRecord<ImageRecord>> records, List<String> classes) {
    ImageRecord first = records.getFirst().record();
    int area = first.getWidth() * first.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(records.size() * area);
    records.forEach(each -> pixels.put(each.record().getPixels().duplicate()));
    int[] labels = records.stream().mapToInt(each -> classes.indexOf(each.label())).toArray();
    return new GreyImages(first.getWidth(), first.getHeight(), pixels.array(), labels, classes);
  }
}
