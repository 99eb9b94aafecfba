package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/** Which schemas are accepted on a topic, by the subjects they are registered under. */
interface WriterSubjects {
  /** The setting's value for {@link #ANY}. */
  String ANY_SUBJECT = "any";

  /** The setting's value for {@link #ofTopic}. */
  String TOPIC_SUBJECT = "topic";

  /** Accepts every schema that the registry knows. */
  WriterSubjects ANY = (use, record, registry) -> {};

  /**
   * Checks a schema.
   *
   * @param record the full name of the type of its records
   * @throws UndecodableException if it is not accepted on the topic
   */
  void check(SchemaUse use, Supplier<String> record, RegistryConnection registry)
      throws IOException, RestClientException;

  /** Accepts only schemas that are registered under the topic's subject. */
  static WriterSubjects ofTopic(SubjectNaming naming, boolean isKey) {
    return (use, record, registry) -> {
      String wanted = naming.subject(use.topic(), record.get(), isKey);
      Collection<String> subjects = registry.subjects(use.id());
      if (!subjects.contains(wanted)) {
        throw UndecodableException.unknownId(
            "Schema id %d is not registered under subject %s, and %s=%s"
                .formatted(
                    use.id(), TextSanitizer.fit(wanted), AvroSerdeConfig.SUBJECTS, TOPIC_SUBJECT),
            null,
            Duration.ZERO);
      }
    };
  }
}
