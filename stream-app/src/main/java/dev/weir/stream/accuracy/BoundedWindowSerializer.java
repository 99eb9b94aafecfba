package dev.weir.stream.accuracy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serializes accuracy windows so that each fits into a record: if there are too many confusion
 * counts, only the greatest are written. The sums cover all.
 */
public final class BoundedWindowSerializer implements Serializer<AccuracyWindow> {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedWindowSerializer.class);

  /** Model, version, role and time; there are no headers. */
  private static final int KEY_BYTES = 4 << 10;

  private final Serializer<AccuracyWindow> serializer;
  private final long room;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Wraps a serializer.
   *
   * @param room maximum bytes of a record's key and value
   */
  public BoundedWindowSerializer(Serializer<AccuracyWindow> serializer, long room) {
    this.serializer = serializer;
    this.room = room - KEY_BYTES;
  }

  @Override
  public byte[] serialize(String topic, AccuracyWindow window) {
    byte[] bytes = serializer.serialize(topic, window);
    return fits(bytes) ? bytes : shortened(topic, window, bytes.length);
  }

  private boolean fits(byte[] bytes) {
    return bytes == null || bytes.length <= room;
  }

  private byte[] shortened(String topic, AccuracyWindow window, long tooMany) {
    List<ConfusionCount> greatest =
        window.getConfusion().stream()
            .sorted(Comparator.comparingLong(ConfusionCount::getCount).reversed())
            .toList();
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "a window of {} {} has {} confusion counts, {} bytes; records of {} have room for {}"
              + " (max.message.bytes): the greatest counts are written; logged once",
          window.getModel(),
          window.getVersion(),
          greatest.size(),
          tooMany,
          topic,
          room);
    }
    long kept = greatest.size() * room / tooMany;
    byte[] bytes;
    do {
      bytes = serializer.serialize(topic, with(window, greatest.subList(0, (int) kept)));
      kept = kept * 3 / 4;
    } while (!fits(bytes));
    return bytes;
  }

  private static AccuracyWindow with(AccuracyWindow window, List<ConfusionCount> confusion) {
    AccuracyWindow smaller = new AccuracyWindow();
    window.getSchema().getFields().forEach(f -> smaller.put(f.pos(), window.get(f.pos())));
    smaller.setConfusion(confusion);
    return smaller;
  }

  @Override
  public void close() {
    serializer.close();
  }
}
