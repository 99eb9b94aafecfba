package dev.weir.bench;

import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;

/** The application, as {@code ./weir serve} runs it. */
final class RocketApplication {

  private RocketApplication() {}

  static AutoCloseable start(WeirConfig config) {
    WeirApplication application = new WeirApplication(config);
    application.start();
    return application;
  }
}
