package dev.weir.schemas.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Results, pages and files as JSON: the components of a Java record in order, times as ISO-8601
 * text in UTC, and Avro records as by {@link RecordJson}. An empty {@link Optional} has no field.
 * Reading ignores unknown fields and requires all others.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Optional.class, new StdDelegatingSerializer(new OrNull()))
                  .addSerializer(SpecificRecord.class, new AvroFields()))
          .withConfigOverride(
              Optional.class,
              it ->
                  it.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private static final ObjectWriter LINE = MAPPER.writer();
  private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  private static final class OrNull extends StdConverter<Optional<?>, Object> {
    @Override
    public Object convert(Optional<?> value) {
      return value.orElse(null);
    }
  }

  /** Renders one line, without line end. */
  public static String line(Object value) {
    return render(LINE, value);
  }

  /** Renders indented lines, without a last line end. */
  public static String indented(Object value) {
    return render(INDENTED, value);
  }

  private static String render(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot render a " + value.getClass().getName(), e);
    }
  }

  /** The same as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The fields of a record or map. */
  public static ObjectNode fields(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Parses an object.
   *
   * @throws JsonProcessingException if the text is no JSON, or a field is missing or wrong
   */
  public static <T> T parse(String text, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(text, type);
    if (value == null) {
      throw MismatchedInputException.from(null, type, "null is not an object");
    }
    return value;
  }
}
