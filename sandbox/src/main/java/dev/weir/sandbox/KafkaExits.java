package dev.weir.sandbox;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a broker that ends itself on a fatal fault from ending the whole JVM with it. */
final class KafkaExits {

  private static final Logger log = LoggerFactory.getLogger(KafkaExits.class);

  private KafkaExits() {}

  static void keepJvm() {
    Exit.setExitProcedure(KafkaExits::refuse);
    Exit.setHaltProcedure(KafkaExits::refuse);
  }

  private static void refuse(int status, String message) {
    // Kafka's callers count on not coming back from here.
    var stop = new IllegalStateException("Kafka asked to exit, status " + status + ": " + message);
    log.error("A sandbox broker met a fatal fault", stop);
    throw stop;
  }
}
