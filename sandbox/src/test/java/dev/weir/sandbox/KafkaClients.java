package dev.weir.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients for the tests of one cluster. */
record KafkaClients(String bootstrapServers) {

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  void createTopic(String name, int partitions, int replication)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) replication))).all().get();
    }
  }

  KafkaProducer<String, String> transactionalProducer(String id) {
    var config = new Properties();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("transactional.id", id);
    config.put("linger.ms", "0");
    var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /** Sends the values to the topic in one transaction, which is committed or aborted. */
  static void send(
      KafkaProducer<String, String> producer, String topic, boolean commit, String... values)
      throws ExecutionException, InterruptedException {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String value : values) {
      sent.add(producer.send(new ProducerRecord<>(topic, "key", value)));
    }
    for (var one : sent) {
      one.get();
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  /** Reads committed values as a group until the wanted number is reached, for at most 30 s. */
  List<String> readCommitted(String topic, String group, int wanted) {
    var config = new Properties();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("group.id", group);
    config.put("auto.offset.reset", "earliest");
    config.put("isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (values.size() < wanted && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }
}
