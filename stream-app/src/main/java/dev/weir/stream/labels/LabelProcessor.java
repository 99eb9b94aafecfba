package dev.weir.stream.labels;

import dev.weir.schemas.LabelRecord;
import dev.weir.stream.Flow;
import dev.weir.stream.config.Role;
import dev.weir.stream.decode.DeadLetters;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.state.ExpirySweep;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Takes labels to their predictions, or keeps them until their record comes. */
public final class LabelProcessor implements Processor<byte[], byte[], Object, Object> {
  private final RecordDecoder<LabelRecord> decoder;
  private final RecordChecks checks;
  private final JoinSettings settings;
  private final Role role;
  private final int deadLetterMaxBytes;
  private final WeirMetrics metrics;
  private ProcessorContext<Object, Object> context;
  private DeadLetters deadLetters;
  private JoinSession session;
  private ExpirySweep sweep;

  /**
   * Creates the processor of a task.
   *
   * @param decoder of the labels
   * @param checks of every input record
   * @param settings how labels are joined
   * @param role whether this application writes dead letters
   * @param deadLetterMaxBytes larger values are left out of dead letters
   * @param metrics the meters
   */
  public LabelProcessor(
      RecordDecoder<LabelRecord> decoder,
      RecordChecks checks,
      JoinSettings settings,
      Role role,
      int deadLetterMaxBytes,
      WeirMetrics metrics) {
    this.decoder = decoder;
    this.checks = checks;
    this.settings = settings;
    this.role = role;
    this.deadLetterMaxBytes = deadLetterMaxBytes;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters = new DeadLetters(context, deadLetterMaxBytes);
    session = new JoinSession(context, settings);
    sweep = session.expireLabels(expired -> metrics.label(LabelOutcome.EXPIRED));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      LabelOutcome outcome = join(record);
      metrics.label(outcome);
      if (outcome == LabelOutcome.WAITING) {
        sweep.added();
      }
    } catch (RejectedException e) {
      reject(record, e);
    }
  }

  private void reject(Record<byte[], byte[]> record, RejectedException why) {
    if (!role.scoresChampions()) {
      metrics.label(LabelOutcome.LEFT_OUT);
      return;
    }
    metrics.deadLetter(why.reason());
    metrics.label(LabelOutcome.DEAD_LETTER);
    context.forward(deadLetters.of(record, why), Flow.DEAD_LETTERS_SINK);
  }

  private LabelOutcome join(Record<byte[], byte[]> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    LabelRecord label = decoder.decode(record.value());
    RecordChecks.checkKey(record.key(), label.getSource());
    long eventTime = checks.checkEventTime(label.getEventTime(), now);
    session.sawEventTime(eventTime);
    return session
        .join()
        .labelled(
            RecordKey.of(label.getSource(), label.getRecordId()), label.getLabel(), eventTime, now);
  }
}
