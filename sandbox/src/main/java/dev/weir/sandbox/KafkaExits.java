package dev.weir.sandbox;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prevents a broker from terminating the JVM on a fatal error. */
final class KafkaExits {

  private static final Logger log = LoggerFactory.getLogger(KafkaExits.class);

  private KafkaExits() {}

  static void keepJvm() {
    Exit.setExitProcedure(KafkaExits::refuse);
    Exit.setHaltProcedure(KafkaExits::refuse);
  }

  private static void refuse(int status, String message) {
    // Kafka's code relies on this call not returning.
    var stop = new IllegalStateException("Kafka asked to exit, status " + status + ": " + message);
    log.error("A sandbox broker had a fatal error", stop);
    throw stop;
  }
}
