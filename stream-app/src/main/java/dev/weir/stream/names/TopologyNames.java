package dev.weir.stream.names;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of the topology's nodes and stores. Internal topics are named after stores and the
 * repartition topic: renaming one discards its state.
 */
public final class TopologyNames {
  public static final String SIGNALS_SOURCE = "signals-source";
  public static final String IMAGES_SOURCE = "images-source";
  public static final String LABELS_SOURCE = "labels-source";
  public static final String MODELS_SOURCE = "models-source";
  public static final String INTAKE = "route-signals";
  public static final String IMAGE_INTAKE = "route-images";
  public static final String CLASSIFY = "classify";
  public static final String CLASSIFY_IMAGES = "classify-images";
  public static final String LABELS = "join-labels";
  public static final String MODELS = "keep-models";

  /** With {@code labels.repartition}: checks labels before they are repartitioned by source. */
  public static final String LABELS_CHECK = "check-labels";

  public static final String LABELS_CHECKED = "checked-labels";
  public static final String LABELS_REPARTITION = "labels-by-source";

  /** Merges the accuracy deltas of two input topics' classify processors. */
  public static final String CLASSIFIED_DELTAS = "classified-deltas-merged";

  /** Merges the accuracy deltas of all processors of the first stage. */
  public static final String DELTAS = "accuracy-deltas-merged";

  public static final String ACCURACY = "sum-accuracy";

  /** The repartition topic between the two accuracy stages. */
  public static final String REPARTITION = "accuracy-deltas";

  /** The repartition topic of score counts. */
  public static final String SCORE_REPARTITION = "score-deltas";

  public static final String SCORE_REPORT = "report-scores";
  public static final String SCORE_WATCH = "watch-scores";
  public static final String ERROR_WATCH = "watch-errors";
  public static final String DRIFT = "drift-events-merged";
  public static final String DRIFT_SINK = "drift-events-sink";

  /** Score counts not yet forwarded. */
  public static final String SCORE_COUNTS = "score-counts";

  /** Score comparisons, by version. */
  public static final String DRIFT_SCORES = "drift-scores";

  /** Error rate tests, by version. */
  public static final String DRIFT_ERRORS = "drift-errors";

  /** Buffered samples of continuous signals, by source. */
  public static final String CONTINUOUS_SIGNALS = "continuous-signals";

  public static final String OPEN_PREDICTIONS = "open-predictions";
  public static final String WAITING_LABELS = "waiting-labels";
  public static final String ACCURACY_WINDOWS = "accuracy-windows";
  public static final String MODEL_STORE = "models";
  public static final String PREDICTIONS_SINK = "predictions-sink";
  public static final String ACCURACY_SINK = "accuracy-sink";
  public static final String DEAD_LETTERS_SINK = "dead-letters-sink";

  /** With shards: checks a record and sends it to all shards. */
  public static final String SHARD_SPLIT = "split-images";

  public static final String SHARD_REQUESTS = "shard-requests";

  /** The repartition topic of images; partition = shard. */
  public static final String SHARD_IMAGES = "shard-images";

  /** Compares images with the training images of one shard. */
  public static final String SHARD_SCORE = "score-shard";

  /** The repartition topic of partial distances; partition = that of the record. */
  public static final String SHARD_DISTANCES = "shard-distances";

  /** Merges partial distances into predictions. */
  public static final String SHARD_MERGE = "merge-distances";

  /** Merges the accuracy deltas of the two processors of shards. */
  public static final String SHARD_DELTAS = "shard-deltas-merged";

  /** Records that wait for the distances of shards. */
  public static final String WAITING_IMAGES = "waiting-images";

  /** The sources of the team's own topics. */
  public static final String INPUTS_SOURCE = "inputs-source";

  /** Finds the source of a record of the team's own. */
  public static final String KEY_INPUTS = "key-inputs";

  public static final String KEYED_INPUTS = "keyed-inputs";

  /** The sources of the team's own topics that are partitioned as Weir's. */
  public static final String PLACED_SOURCE = "placed-inputs-source";

  /** Finds the source of a record that is where it is mapped. */
  public static final String KEY_PLACED = "key-placed-inputs";

  /** Merges records that are where they are mapped with those that were repartitioned. */
  public static final String ALL_INPUTS = "inputs-merged";

  /** The repartition topic of the team's own records; partition = that of the source. */
  public static final String MAPPED_INPUTS = "mapped-inputs";

  /** Makes Weir's records of the team's own. */
  public static final String MAP_INPUTS = "map-inputs";

  /** Merges signals of Weir's topic and of inputs. */
  public static final String ROUTED_SIGNALS = "routed-signals-merged";

  /** Merges images of Weir's topic and of inputs. */
  public static final String ROUTED_IMAGES = "routed-images-merged";

  /** Joins labels in records of the team's own. */
  public static final String INPUT_LABELS = "join-input-labels";

  /** Merges the accuracy deltas of all processors of inputs. */
  public static final String INPUT_DELTAS = "input-deltas-merged";

  /** The stores kept on disk and in changelog topics. */
  public static final List<String> LOCAL_STORES =
      List.of(
          CONTINUOUS_SIGNALS,
          OPEN_PREDICTIONS,
          WAITING_LABELS,
          SCORE_COUNTS,
          ACCURACY_WINDOWS,
          DRIFT_SCORES,
          DRIFT_ERRORS);

  /** The topics between sub-topologies. */
  private static final List<String> REPARTITION_TOPICS =
      List.of(REPARTITION, SCORE_REPARTITION, LABELS_REPARTITION);

  /** The repartition topics of models that are split over instances. */
  private static final List<String> SHARD_TOPICS = List.of(SHARD_IMAGES, SHARD_DISTANCES);

  /** The repartition topic of inputs. */
  private static final List<String> INPUT_TOPICS = List.of(MAPPED_INPUTS);

  /** Interval between sweeps for expired entries. */
  public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

  private TopologyNames() {}

  /** Full names of the internal topics that Kafka Streams may create for an application id. */
  public static List<String> internalTopics(String applicationId) {
    return internalTopics(applicationId, false, false);
  }

  /**
   * The same, with those that only some applications have.
   *
   * @param isSharded whether models are split over instances
   * @param hasInputs whether records of the team's own are repartitioned by source
   */
  public static List<String> internalTopics(
      String applicationId, boolean isSharded, boolean hasInputs) {
    Stream<String> topics = changelogAndRepartition(LOCAL_STORES, REPARTITION_TOPICS);
    Stream<String> shards =
        isSharded ? changelogAndRepartition(List.of(WAITING_IMAGES), SHARD_TOPICS) : Stream.of();
    Stream<String> inputs =
        hasInputs ? changelogAndRepartition(List.of(), INPUT_TOPICS) : Stream.of();
    return Stream.of(topics, shards, inputs)
        .flatMap(names -> names)
        .map(name -> applicationId + "-" + name)
        .toList();
  }

  /** Full name of a repartition topic. */
  public static String repartition(String applicationId, String name) {
    return applicationId + "-" + name + "-repartition";
  }

  private static Stream<String> changelogAndRepartition(List<String> stores, List<String> topics) {
    return Stream.concat(
        stores.stream().map(store -> store + "-changelog"),
        topics.stream().map(name -> name + "-repartition"));
  }
}
