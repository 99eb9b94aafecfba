package dev.weir.trainer.history;

import dev.weir.trainer.data.DataException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * End offsets of a reading: a later reading with the same ends sees the same records, as long as
 * Kafka keeps them. As text {@code signals-0:120 signals-1:98 labels-0:77}.
 *
 * @param offsets by partition, the first offset that was not read
 */
record EndOffsets(Map<TopicPartition, Long> offsets) {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  EndOffsets {
    SortedMap<TopicPartition, Long> sorted = new TreeMap<>(ORDER);
    sorted.putAll(offsets);
    offsets = Collections.unmodifiableSortedMap(sorted);
  }

  static EndOffsets parse(String text) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try {
      for (String part : BLANKS.split(text.strip(), -1)) {
        int colon = part.lastIndexOf(':');
        int hyphen = part.lastIndexOf('-', colon);
        int partition = Integer.parseInt(part.substring(hyphen + 1, colon));
        offsets.put(
            new TopicPartition(part.substring(0, hyphen), partition),
            Long.parseLong(part.substring(colon + 1)));
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new DataException("'%s' are not end offsets".formatted(text), e);
    }
    return new EndOffsets(offsets);
  }

  @Override
  public String toString() {
    return offsets.entrySet().stream()
        .map(end -> end.getKey() + ":" + end.getValue())
        .collect(Collectors.joining(" "));
  }
}
