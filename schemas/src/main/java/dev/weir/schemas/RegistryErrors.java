package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a record's errors from the registry's.
 *
 * <table>
 * <caption>Responses of the registry</caption>
 * <tr><th>response</th><th>reading</th><th>writing</th></tr>
 * <tr><td>error 404nn: no such schema</td><td>undecodable</td><td>refused</td></tr>
 * <tr><td>409, 422: incompatible, invalid</td><td>undecodable</td><td>refused</td></tr>
 * <tr><td>a schema that is not Avro's</td><td>undecodable</td><td>-</td></tr>
 * <tr><td>anything else: I/O, 401, 403, 429, 5xx, another 404</td><td>unavailable</td><td>unavailable</td></tr>
 * </table>
 *
 * <p>An error for a single id only is that id's fault: {@link SchemaSource#refuseIfAlone}.
 */
final class RegistryErrors {
  /** Prefix of Confluent's message for a schema type that it does not support. */
  private static final String NOT_AVRO = "Invalid schema ";

  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  /** Maximum length of a quoted response, which may contain a whole schema. */
  private static final int MOST_QUOTED = 500;

  /** Path of Apicurio Registry's Confluent-compatible API. */
  private static final String APICURIO = "/apis/ccompat/v7";

  private RegistryErrors() {}

  /** The exception for a schema that could not be fetched from the registry at an address. */
  static RuntimeException reading(int schemaId, Exception cause, String address) {
    if (cause instanceof RestClientException answer && (unknown(answer) || refused(answer))) {
      // The response text is left out: it is stored with the record, whose content it may quote.
      String message =
          "Schema id %d: the registry answers status %d, error code %d"
              .formatted(schemaId, answer.getStatus(), answer.getErrorCode());
      return unknown(answer)
          ? UndecodableException.unknownId(message, cause, Duration.ZERO)
          : new UndecodableException(message, cause);
    }
    if (cause.getClass() == IOException.class && beginsWith(cause, NOT_AVRO)) {
      return new UndecodableException(
          "Schema id " + schemaId + " is not a valid Avro schema", cause);
    }
    return unavailable("fetch schema id " + schemaId, cause, address, schemaId);
  }

  /** Whether a failure may be an outage, rather than a refusal. */
  static boolean maybeOutage(@Nullable Throwable failure) {
    return !(failure instanceof RestClientException answer) || answer.getStatus() >= SERVER_ERROR;
  }

  /** The error for an id that fails while the registry responds for others. */
  static UndecodableException alone(int schemaId, @Nullable Throwable cause) {
    String answer =
        cause instanceof RestClientException rest
            ? "the registry answers status %d".formatted(rest.getStatus())
            : "the registry's answer cannot be read";
    return UndecodableException.registryFails(
        "Schema id %d: %s, and answers for other ids".formatted(schemaId, answer), cause);
  }

  /** The exception for a schema that could not be registered or looked up. */
  static RuntimeException writing(String subject, Exception cause, String address) {
    if (cause instanceof RestClientException answer && (unknown(answer) || refused(answer))) {
      String message =
          unknown(answer)
              ? "Subject %s does not have the schema, and auto.register.schemas is false: register"
                  + " it first (%s)"
              : "Subject %s refuses the schema: the registry answers %s";
      return new SchemaRefusedException(message.formatted(subject, describe(answer)), cause);
    }
    return unavailable("get a schema id for subject " + subject, cause, address, null);
  }

  /** The exception for a subject whose latest schema could not be looked up. */
  static RuntimeException latest(String subject, Exception cause, String address) {
    return unavailable("look up the latest schema of subject " + subject, cause, address, null);
  }

  private static RegistryUnavailableException unavailable(
      String action, Exception cause, String address, @Nullable Integer schemaId) {
    boolean answered = cause instanceof RestClientException;
    String reason =
        cause instanceof RestClientException answer ? describe(answer) : FailureText.of(cause);
    boolean isNowhere = isNowhere(cause);
    return new RegistryUnavailableException(
        "Cannot %s from the Schema Registry at %s: %s%s"
            .formatted(
                action,
                address,
                answered ? "it answers " + reason : reason,
                isNowhere ? "; " + likelyAddress(address) : ""),
        cause,
        schemaId);
  }

  /** Whether there is a server but no registry at this path. */
  static boolean isNowhere(Exception cause) {
    return cause instanceof RestClientException answer
        && answer.getStatus() == NOT_FOUND
        && !unknown(answer);
  }

  /** For a server without a registry at this path: the two kinds of registry differ in the path. */
  private static String likelyAddress(String address) {
    return address.contains(APICURIO)
        ? "is schema.registry.url the registry's address? Confluent's has no path, Apicurio's ends"
            + " in "
            + APICURIO
        : "is schema.registry.url the registry's address? Apicurio's would be %s%s"
            .formatted(address.replaceFirst("/+$", ""), APICURIO);
  }

  /** Error codes 40401 to 40499 name what is missing; a plain 404 comes from a wrong address. */
  static boolean unknown(RestClientException answer) {
    return answer.getStatus() == NOT_FOUND && answer.getErrorCode() / 100 == NOT_FOUND;
  }

  private static boolean refused(RestClientException answer) {
    return answer.getStatus() == 409 || answer.getStatus() == 422;
  }

  private static String describe(RestClientException answer) {
    String message = answer.getMessage();
    String status = "status " + answer.getStatus();
    return message == null || message.startsWith("null") // the response's text plus the client's
        ? status
        : "%s, %s".formatted(status, TextSanitizer.fit(message, MOST_QUOTED));
  }

  private static boolean beginsWith(Exception cause, String text) {
    return cause.getMessage() != null && cause.getMessage().startsWith(text);
  }
}
