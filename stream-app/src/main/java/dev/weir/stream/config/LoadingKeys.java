package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of model loading. */
final class LoadingKeys {
  static final String MODEL_MEMORY = "model.memory";
  static final String MODEL_TRIAL_TIME = "model.trial.time";

  static final String MODEL_SIGNATURE_KEYS = "model.signature.keys";

  static final String NO_USABLE_VERSION = "no.usable.version";

  static final String MODEL_KEEP = "model.keep";

  private LoadingKeys() {}

  static void define(ConfigDef keys) {
    keys.define(
        MODEL_MEMORY,
        ConfigDef.Type.STRING,
        "30%",
        new MemoryRange(),
        Importance.MEDIUM,
        "How much memory all models together may take, with a scorer for each stream thread: a"
            + " share of the heap, as 30%, or bytes. It is reckoned from what an artifact says,"
            + " before it is taken. It goes to champions that score now first, then to those that"
            + " records wait for, those to come, those before, and challengers; a version that"
            + " those before it leave too little waits, and one that needs more alone is refused."
            + " Instances should have as much as each other, so that they refuse the same.");
    Keys.duration(
        keys,
        MODEL_KEEP,
        "1h",
        "1m",
        Importance.LOW,
        "How long a version stays loaded after the last event time that it scores. An earlier one"
            + " is loaded when a record asks for it, and stays as long again.");
    Keys.duration(
        keys,
        MODEL_TRIAL_TIME,
        "10s",
        "100ms",
        Importance.LOW,
        "A version scores a made-up record before it scores any other. One that takes longer than"
            + " this for it is refused.");
    keys.define(
        NO_USABLE_VERSION,
        ConfigDef.Type.STRING,
        NoUsableVersion.FIRST_USABLE.tag(),
        ConfigDef.ValidString.in(NoUsableVersion.tags()),
        Importance.LOW,
        "What becomes of records from before the first version of their route that can score, where"
            + " those before it were refused: first-usable, it scores them as well; or dead-letter."
            + " Instances of one application should have the same.");
    keys.define(
        MODEL_SIGNATURE_KEYS,
        ConfigDef.Type.STRING,
        "",
        new PublicKeys(),
        Importance.LOW,
        "Public keys of Ed25519, by commas, each the Base64 of its DER form. Where there are any, a"
            + " version that none of them signed (./weir publish --sign) is refused. See"
            + " docs/cluster.md.");
  }
}
