package dev.weir.systemtests.faults;

import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;

/**
 * Brokers and a registry, for the tests of a class.
 *
 * @param kafka the brokers, in this JVM
 * @param registry the registry, in a separate process
 */
public record Cluster(KafkaSandbox kafka, RegistrySandbox registry) implements AutoCloseable {

  /** Starts this many brokers and a registry. */
  public static Cluster start(int brokers) {
    var starting = RegistrySandbox.startAsync();
    KafkaSandbox kafka = KafkaSandbox.start(brokers);
    return new Cluster(kafka, starting.join());
  }

  /** The number of replicas of a topic. */
  short replicas() {
    return (short) Math.min(3, kafka.brokers());
  }

  @Override
  public void close() {
    registry.close();
    kafka.close();
  }
}
