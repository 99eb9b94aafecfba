package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The keys of which versions score, and of limits on challengers. */
final class ChallengerKeys {
  static final String ROLE = "role";
  static final String MAX_FAILURES = "challenger.max.failures";
  static final String TIME_BUDGET = "challenger.time.budget";

  private ChallengerKeys() {}

  static void define(ConfigDef keys) {
    keys.define(
        ROLE,
        ConfigDef.Type.STRING,
        Role.ALL.tag(),
        ValidString.in(Role.tags()),
        Importance.MEDIUM,
        "Which versions of the timeline score here: all, champion or challenger. To keep"
            + " challengers away from the champion altogether, run the application twice: with"
            + " role=champion, and with role=challenger under another application.id and state.dir."
            + " The latter sends only the challengers' predictions and no dead letters, and passes"
            + " over a challenger that is not loaded yet.");
    keys.define(
        MAX_FAILURES,
        ConfigDef.Type.INT,
        5,
        Range.atLeast(1),
        Importance.MEDIUM,
        "A challenger that fails on this many records in a row, by an exception or by taking longer"
            + " than challenger.time.budget, is suspended until it is assigned again, from another"
            + " moment, or the application is started again.");
    Keys.duration(
        keys,
        TIME_BUDGET,
        "50ms",
        "1ms",
        Importance.MEDIUM,
        "How long a challenger may take for a record. The champion's next record waits for it: one"
            + " that hangs is only kept away by role.");
  }
}
