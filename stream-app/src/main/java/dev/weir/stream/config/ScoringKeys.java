package dev.weir.stream.config;

import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.schemas.json.RecordFormat;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Settings of limits on records, of model loading, and of the versions that score. */
public final class ScoringKeys {
  /** With a dead letter's own headers, fits into the topic's record limit beside an input. */
  private static final int MOST_HEADER_BYTES = 48 << 10;

  static final ConfigKeys ALL = new ConfigKeys();

  public static final Setting<Duration> EVENT_TIME_MAX_PAST =
      ALL.duration("event.time.max.past", "3650d", "1s", Importance.MEDIUM)
          .doc("Records with an event time further in the past are dead letters.");

  public static final Setting<Duration> EVENT_TIME_MAX_FUTURE =
      ALL.duration("event.time.max.future", "5m", "0", Importance.MEDIUM)
          .doc(
              "Records with an event time further ahead of the clock are dead letters. A change of"
                  + " a route's timeline must lie at least as far ahead, so that no record is"
                  + " scored before the change is known: pass these settings to the commands by"
                  + " --config.");

  public static final Setting<Long> MODEL_MAX_BYTES =
      ALL.number(
              "model.max.bytes",
              ArtifactLimits.USUAL_MAX_BYTES,
              Range.atLeast(1),
              Importance.MEDIUM)
          .doc("Model artifacts with more bytes are refused.");

  public static final Setting<Integer> DEAD_LETTER_MAX_BYTES =
      ALL.number("dead.letter.max.bytes", 900_000, Range.atLeast(0), Importance.LOW)
          .doc(
              "A value with more bytes is left out of its dead letter, so that the broker accepts"
                  + " the record; the headers give the position of the original. Keep it below the"
                  + " topic's max.message.bytes.");

  public static final Setting<HeaderCopy> HEADERS_COPY =
      ALL.choice("headers.copy", HeaderCopy.DEAD_LETTERS, Importance.LOW)
          .doc(
              "The outputs that copy the headers of their input record: dead-letters, so that a"
                  + " replay restores the record; all, predictions too; or none. Headers whose"
                  + " names begin with weir. are never copied, and windows cut from continuous"
                  + " signals have none.");

  public static final Setting<Integer> HEADERS_MAX_BYTES =
      ALL.number("headers.max.bytes", 16 << 10, Range.between(0, MOST_HEADER_BYTES), Importance.LOW)
          .doc(
              "If the headers of a record have more bytes in total, they are left out; the detail"
                  + " of a dead letter says so. At most 49152.");

  public static final Setting<RecordFormat> PREDICTIONS_FORMAT =
      ALL.choice("predictions.format", RecordFormat.AVRO, Importance.MEDIUM)
          .doc(
              "The form of predictions: avro, in Confluent's wire format, or json, an object with"
                  + " the same fields as a line of UTF-8. Weir's own readers of the topic take"
                  + " both.");

  public static final Setting<Duration> RETRY_TIMEOUT =
      ALL.duration("retry.timeout", "45s", "0", Importance.MEDIUM)
          .doc(
              "How long a record waits for the registry to answer, or for its model version to be"
                  + " loaded, before the application stops. Nothing is lost: it resumes at that"
                  + " record when it is restarted. A registry request that is already under way may"
                  + " take up to 30 s longer. At most half of kafka.max.poll.interval.ms.");

  public static final Setting<Long> MODEL_MEMORY =
      ALL.parsed("model.memory", "30%", MemorySize::bytes, Importance.MEDIUM)
          .doc(
              "Memory for all models together, with a scorer for each stream thread: a share of the"
                  + " heap, such as 30%, or bytes. It is estimated from the artifact before the"
                  + " model is loaded. It is assigned first to the champions that score now, then"
                  + " to versions that records wait for, future ones, past ones, and challengers. A"
                  + " version waits if those before it leave too little, and is refused if it would"
                  + " not fit alone. Instances should have equal memory, so that they refuse the"
                  + " same versions.");

  public static final Setting<Duration> MODEL_KEEP =
      ALL.duration("model.keep", "1h", "1m", Importance.LOW)
          .doc(
              "How long a version stays loaded after the last event time that it scores. An earlier"
                  + " version is loaded when a record needs it, and stays loaded as long again.");

  public static final Setting<Duration> MODEL_TRIAL_TIME =
      ALL.duration("model.trial.time", "10s", "100ms", Importance.LOW)
          .doc(
              "A version scores a synthetic record before any other. If that takes longer than"
                  + " this, the version is refused.");

  public static final Setting<NoUsableVersion> NO_USABLE_VERSION =
      ALL.choice("no.usable.version", NoUsableVersion.FIRST_USABLE, Importance.LOW)
          .doc(
              "What happens to records from before the first usable version of their route, if all"
                  + " versions before it were refused: with first-usable, that version scores them;"
                  + " with dead-letter, they are dead letters. Instances of one application should"
                  + " have the same value.");

  public static final Setting<List<PublicKey>> MODEL_SIGNATURE_KEYS =
      ALL.parsed("model.signature.keys", "", ScoringKeys::publicKeys, Importance.LOW)
          .doc(
              "Ed25519 public keys, separated by commas, each the Base64 of its DER form. If there"
                  + " are any, a version that none of them signed (./weir publish --sign) is"
                  + " refused. See docs/cluster.md.");

  public static final Setting<InstanceRole> ROLE =
      ALL.choice("role", InstanceRole.ALL, Importance.MEDIUM)
          .doc(
              "The versions of the timeline that score here: all, champion or challenger. To"
                  + " isolate the champion from challengers, run the application twice: with"
                  + " role=champion, and with role=challenger under another application.id and"
                  + " state.dir. The latter sends only the challengers' predictions and no dead"
                  + " letters, and skips a challenger that is not loaded yet.");

  public static final Setting<Integer> CHALLENGER_MAX_FAILURES =
      ALL.number("challenger.max.failures", 5, Range.atLeast(1), Importance.MEDIUM)
          .doc(
              "A challenger that fails on this many consecutive records, by an exception or by"
                  + " exceeding challenger.time.budget, is suspended until it is assigned again,"
                  + " with another start time, or the application is restarted.");

  public static final Setting<Duration> CHALLENGER_TIME_BUDGET =
      ALL.duration("challenger.time.budget", "50ms", "1ms", Importance.MEDIUM)
          .doc(
              "A challenger's time limit per record. The champion's next record waits for it: only"
                  + " role isolates the champion from a challenger that hangs.");

  private ScoringKeys() {}

  private static List<PublicKey> publicKeys(String text) {
    return Arrays.stream(text.split(","))
        .map(String::trim)
        .filter(key -> !key.isEmpty())
        .map(ModelSignature::publicKey)
        .toList();
  }
}
