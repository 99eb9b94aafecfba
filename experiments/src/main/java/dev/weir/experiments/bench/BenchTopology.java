package dev.weir.experiments.bench;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.util.Locale;

/** A topology that is measured. */
enum BenchTopology {
  /** Decodes each signal and encodes it again: the cost of Kafka Streams itself. */
  IDENTITY {
    @Override
    String output(TopicNames topics) {
      return IdentityApplication.OUTPUT;
    }

    @Override
    AutoCloseable start(WeirConfig config) {
      return IdentityApplication.start(config);
    }
  },

  /** The application, as {@code ./weir serve} runs it, with any input. */
  ROCKET,

  /** One of the application's instances, of which each holds parts of a model of images. */
  SHARDS;

  /** The topic that gets one record for each signal. */
  String output(TopicNames topics) {
    return topics.name(Topic.PREDICTIONS);
  }

  /** Starts the topology; closing the result stops it. */
  AutoCloseable start(WeirConfig config) {
    WeirApplication application = new WeirApplication(config);
    application.start();
    return application;
  }

  /** The name in reports. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
