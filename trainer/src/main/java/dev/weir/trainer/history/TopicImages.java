package dev.weir.trainer.history;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.schemas.ImageRecord;
import dev.weir.trainer.data.ImageDataSet;
import java.nio.ByteBuffer;
import java.util.List;

/** Converts images of a topic to the trainers' input. */
public final class TopicImages {
  private TopicImages() {}

  /**
   * Data for training and testing, with the classes of {@link TopicData#classes}.
   *
   * @throws dev.weir.trainer.data.DataException if there is only one class, or nothing to test on
   */
  public static ImageDataSet split(TopicData<ImageRecord> data) {
    data.requireTrainable();
    return new ImageDataSet(
        images(data.train(), data.classes()), images(data.test(), data.classes()), data.name());
  }

  /** Converts these records, at least one. */
  public static GreyImages images(List<LabelledRecord<ImageRecord>> records, List<String> classes) {
    ImageRecord first = records.getFirst().record();
    int area = first.getWidth() * first.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(records.size() * area);
    records.forEach(each -> pixels.put(each.record().getPixels().duplicate()));
    int[] labels = records.stream().mapToInt(each -> classes.indexOf(each.label())).toArray();
    return new GreyImages(first.getWidth(), first.getHeight(), pixels.array(), labels, classes);
  }
}
