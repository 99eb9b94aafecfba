package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingPartsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "values | {\"m\":{\"id\":\"a\"},\"at\":\"2026-01-01\",\"v\":[1,\"x\"]}",
        "values | {\"m\":{\"id\":\"a\"},\"at\":\"2026-01-01\"}",
        "time | {\"m\":{\"id\":\"a\"},\"at\":\"soon\",\"v\":[1]}",
        "source | {\"m\":{},\"at\":\"2026-01-01\",\"v\":[1]}",
        "label | {\"m\":{\"id\":\"a\",\"state\":{}},\"at\":\"2026-01-01\",\"v\":[1]}",
        "whole | {\"m\":",
        "whole | ''"
      })
  void shouldNameThePartOfEachError(String part, String value) {
    InputMapping mapping =
        Mappings.of("format=json", "source=m.id", "time=at", "values=v", "label=m.state");

    assertThat(part(mapping, Mappings.json(value))).isEqualTo(part).isIn(MappingParts.ALL);
  }

  @Test
  void shouldNameThePartsOutsideTheValue() {
    // given
    InputRecord bare =
        new InputRecord("t", 0, 0, 0, null, "{\"v\":[1]}".getBytes(UTF_8), new RecordHeaders());

    // when / then
    assertThat(part(Mappings.of("format=json", "values=v"), bare)).isEqualTo("source");
    assertThat(part(Mappings.of("format=json", "values=v", "source=header:m"), bare))
        .isEqualTo("source");
    assertThat(
            part(
                Mappings.of(
                    "format=json",
                    "values=v",
                    "source=constant:a",
                    "time=header:at",
                    "time.unit=iso"),
                bare))
        .isEqualTo("time");
  }

  private static String part(InputMapping mapping, InputRecord record) {
    RecordMapper mapper = new RecordMapper(mapping, new SchemaFetcher());
    UnmappableException error =
        catchThrowableOfType(UnmappableException.class, () -> mapper.signal(record));
    return new MappingParts(mapping).of(error);
  }
}
