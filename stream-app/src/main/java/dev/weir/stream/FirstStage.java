package dev.weir.stream;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.classify.ClassifyProcessor;
import dev.weir.stream.classify.ClassifySettings;
import dev.weir.stream.classify.ModelChooser;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.RecordTime;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.intake.ImageIntakeProcessor;
import dev.weir.stream.intake.IntakeProcessor;
import dev.weir.stream.intake.IntakeSettings;
import dev.weir.stream.intake.RoutedImage;
import dev.weir.stream.intake.RoutedSignal;
import dev.weir.stream.labels.JoinSettings;
import dev.weir.stream.labels.LabelProcessor;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The first stage of the topology: from the input topics to predictions, dead letters and changes
 * of the accuracy's counts. The processors of all input topics work on the same stores, so they are
 * one sub-topology and the topics must be co-partitioned.
 */
final class FirstStage {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final WeirConfig config;
  private final RecordSerdes serdes;
  private final AtomicReference<LiveModels> live;
  private final Retry retry;
  private final WeirMetrics metrics;

  FirstStage(
      WeirConfig config,
      RecordSerdes serdes,
      AtomicReference<LiveModels> live,
      Retry retry,
      WeirMetrics metrics) {
    this.config = config;
    this.serdes = serdes;
    this.live = live;
    this.retry = retry;
    this.metrics = metrics;
  }

  /** Builds it; what comes out are the changes of the counts, of all processors. */
  KStream<Object, Object> build(StreamsBuilder builder) {
    return classified(builder).merge(labelled(builder), Named.as(Flow.DELTAS));
  }

  /** The processors that send dead letters. */
  String[] rejecting() {
    List<String> names = new ArrayList<>(List.of(predicting()));
    config.inputs().forEach(input -> names.add(isSignals(input) ? Flow.INTAKE : Flow.IMAGE_INTAKE));
    names.add(Flow.LABELS);
    return names.toArray(String[]::new);
  }

  /** The processors that send predictions. */
  String[] predicting() {
    return config.inputs().stream()
        .map(input -> isSignals(input) ? Flow.CLASSIFY : Flow.CLASSIFY_IMAGES)
        .toArray(String[]::new);
  }

  private static boolean isSignals(Topic input) {
    return input == Topic.SIGNALS;
  }

  private KStream<Object, Object> classified(StreamsBuilder builder) {
    List<Topic> inputs = config.inputs();
    if (inputs.size() == 1) {
      return isSignals(inputs.getFirst())
          ? signals(builder, Flow.DELTAS)
          : images(builder, Flow.DELTAS);
    }
    return signals(builder, Flow.CLASSIFIED_DELTAS)
        .merge(images(builder, Flow.CLASSIFIED_DELTAS), Named.as(Flow.CLASSIFIED_DELTAS));
  }

  private KStream<Object, Object> signals(StreamsBuilder builder, String deltas) {
    IntakeSettings<SignalRecord> settings = intake(Topic.SIGNALS, serdes.signals().deserializer());
    Serializer<SignalRecord> windows =
        new RetryingSerializer<>(serdes.signals().serializer(), retry);
    Function<SignalRecord, byte[]> encoder =
        window -> windows.serialize(name(Topic.SIGNALS), window);
    KStream<?, ?> routed =
        source(builder, Topic.SIGNALS, Flow.SIGNALS_SOURCE)
            .process(
                () -> new IntakeProcessor(settings, encoder, config.continuousIdle()),
                Named.as(Flow.INTAKE),
                Flow.CONTINUOUS_SIGNALS);
    ClassifySettings classify = classify(deltas);
    return FirstStage.<RoutedSignal>routed(routed)
        .process(
            () -> ClassifyProcessor.ofSignals(classify),
            Named.as(Flow.CLASSIFY),
            Flow.OPEN_PREDICTIONS,
            Flow.WAITING_LABELS);
  }

  private KStream<Object, Object> images(StreamsBuilder builder, String deltas) {
    IntakeSettings<ImageRecord> settings = intake(Topic.IMAGES, serdes.images().deserializer());
    KStream<?, ?> routed =
        source(builder, Topic.IMAGES, Flow.IMAGES_SOURCE)
            .process(() -> new ImageIntakeProcessor(settings), Named.as(Flow.IMAGE_INTAKE));
    ClassifySettings classify = classify(deltas);
    return FirstStage.<RoutedImage>routed(routed)
        .process(
            () -> ClassifyProcessor.ofImages(classify),
            Named.as(Flow.CLASSIFY_IMAGES),
            Flow.OPEN_PREDICTIONS,
            Flow.WAITING_LABELS);
  }

  /** The processor before sends only routed records to this child, by its name. */
  @SuppressWarnings("unchecked")
  private static <T> KStream<byte[], T> routed(KStream<?, ?> routed) {
    return (KStream<byte[], T>) routed;
  }

  private <R> IntakeSettings<R> intake(Topic topic, Deserializer<R> deserializer) {
    return new IntakeSettings<>(
        config.routes(topic),
        config.role(),
        new RecordDecoder<>(deserializer, name(topic), retry),
        checks(),
        config.deadLetterMaxBytes(),
        metrics);
  }

  private ClassifySettings classify(String deltas) {
    return new ClassifySettings(
        config.role(),
        new ModelChooser(live, retry),
        live,
        join(deltas),
        config.deadLetterMaxBytes(),
        metrics);
  }

  private KStream<Object, Object> labelled(StreamsBuilder builder) {
    return source(builder, Topic.LABELS, Flow.LABELS_SOURCE)
        .process(
            () ->
                new LabelProcessor(
                    new RecordDecoder<>(serdes.labels().deserializer(), name(Topic.LABELS), retry),
                    checks(),
                    join(Flow.DELTAS),
                    config.role(),
                    config.deadLetterMaxBytes(),
                    metrics),
            Named.as(Flow.LABELS),
            Flow.OPEN_PREDICTIONS,
            Flow.WAITING_LABELS);
  }

  private KStream<byte[], byte[]> source(StreamsBuilder builder, Topic topic, String source) {
    return builder.stream(
        name(topic),
        Consumed.with(BYTES, BYTES).withTimestampExtractor(new RecordTime()).withName(source));
  }

  private RecordChecks checks() {
    return new RecordChecks(config.eventTimeMaxPast(), config.eventTimeMaxFuture());
  }

  private JoinSettings join(String deltas) {
    return new JoinSettings(config.labelsRetention(), config.accuracyWindow(), deltas);
  }

  private String name(Topic topic) {
    return config.topics().name(topic);
  }
}
