package dev.weir.trainer.history;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.SignalRecord;
import dev.weir.trainer.data.AlikeClasses;
import dev.weir.trainer.data.SignalDataSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts signals of a topic to the trainers' input. */
public final class TopicSignals {
  private static final Logger log = LoggerFactory.getLogger(TopicSignals.class);

  private TopicSignals() {}

  /**
   * Data for training and testing.
   *
   * @throws dev.weir.trainer.data.DataException if there is only one class, or nothing to test on
   */
  public static SignalDataSet split(TopicData<SignalRecord> data) {
    data.requireTrainable();
    AlikeClasses.doubt(data.train().stream().map(LabelledRecord::label))
        .ifPresent(doubt -> log.warn("{}: {}", data.name(), doubt));
    return new SignalDataSet(
        signals(data.train(), data.classes()),
        signals(data.test(), data.classes()),
        data.name(),
        data.origin());
  }

  /** Converts these records, at least one. */
  public static LabelledSignals signals(
      List<LabelledRecord<SignalRecord>> records, List<String> classes) {
    double[][] values =
        records.stream().map(each -> each.record().getValues()).toArray(double[][]::new);
    int[] labels = records.stream().mapToInt(each -> classes.indexOf(each.label())).toArray();
    int channels = records.getFirst().record().getChannels();
    return new LabelledSignals(values, channels, labels, classes);
  }
}
