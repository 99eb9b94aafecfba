package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of routing; each route has those of {@link RouteKeys}. */
final class RoutingKeys {
  static final String ROUTES = "routes";
  static final String CONTINUOUS_IDLE = "continuous.idle";

  private RoutingKeys() {}

  static void define(ConfigDef keys) {
    keys.define(
        ROUTES,
        ConfigDef.Type.STRING,
        "",
        Importance.HIGH,
        "The routes, separated by commas: a record takes the first one of its topic whose pattern"
            + " its source matches, and is a dead letter if there is none. Each has settings of its"
            + " own, below; a topic that no route takes is not read. Empty: the routes signals and"
            + " images take the whole signals and the images of all sources. The records of a"
            + " topic wait until each of its routes has a model.");
    Keys.duration(
        keys,
        CONTINUOUS_IDLE,
        "1h",
        "1s",
        Importance.MEDIUM,
        "What is kept of a continuous signal goes when its source has brought nothing new for this"
            + " long, by the clock and by the event times of its partition. The source may then"
            + " begin again anywhere; at samples from before as soon as its own event times say"
            + " so.");
  }
}
