package dev.weir.stream.deadletters;

import dev.weir.schemas.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Selects the letters to send and counts those left out, by reason. */
final class ReplaySelection {
  private final Map<String, Integer> partitions;
  private final List<DeadLetterEntry> chosen = new ArrayList<>();
  private final TreeMap<String, Integer> sent = new TreeMap<>();
  private int earlier;
  private int withoutValue;
  private int elsewhere;
  private int noPartition;
  private int tooLarge;

  /**
   * Starts empty.
   *
   * @param partitions partition count of each input topic; 0 if the topic does not exist
   */
  ReplaySelection(Map<String, Integer> partitions) {
    this.partitions = partitions;
  }

  /** Selects a letter or leaves it out. */
  void take(DeadLetterEntry letter, boolean wasSent) {
    Integer count = partitions.get(letter.why().topic());
    if (wasSent) {
      earlier++;
    } else if (letter.value() == null) {
      withoutValue++;
    } else if (count == null || DeadLetterHeaders.isWindow(letter.headers())) {
      elsewhere++;
    } else if (letter.why().partition() < 0 || letter.why().partition() >= count) {
      noPartition++;
    } else {
      chosen.add(letter);
      sent.merge(letter.why().topic(), 1, Integer::sum);
    }
  }

  /** Leaves out a selected letter that its topic rejects as too large. */
  void tooLarge(DeadLetterEntry letter) {
    tooLarge++;
    sent.merge(letter.why().topic(), -1, Integer::sum);
    sent.remove(letter.why().topic(), 0);
  }

  List<DeadLetterEntry> letters() {
    return List.copyOf(chosen);
  }

  ReplayReport report() {
    return new ReplayReport(sent, earlier, withoutValue, elsewhere, noPartition, tooLarge);
  }
}
