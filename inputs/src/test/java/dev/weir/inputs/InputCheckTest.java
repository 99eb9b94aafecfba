package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputCheckTest {
  private static final InputMapping MAPPING =
      Mappings.of("format=json", "values=v", "time=ts", "id=no", "passthrough=order");

  @Test
  void shouldShowWhatEachPathFinds() {
    CheckReport report =
        check(
            "{\"v\":[1,2,3],\"ts\":\"2026-01-01T00:00:00Z\",\"no\":1,\"order\":\"x\"}",
            "{\"v\":[1,2,3],\"ts\":\"2026-01-01T00:00:01Z\",\"no\":2}");

    assertThat(report.lines())
        .containsExactly(
            "source (key): press-7",
            "id (no): 1, 2",
            "time (ts): 2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z",
            "values (v): 3 numbers",
            "passthrough (order): x, none",
            "records: 1 channels of 3 samples");
    assertThat(report.good()).isEqualTo(2);
    assertThat(report.mapsNone()).isFalse();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void shouldNameAllWrongPathsTogether() {
    CheckReport report =
        check("{\"vs\":[1],\"ts\":5,\"no\":{}}", "{\"vs\":[1],\"ts\":5,\"no\":{}}");

    assertThat(report.mapsNone()).isTrue();
    assertThat(report.problems())
        .containsExactly(
            "no: an object, not a text or a number (2 of 2 records)",
            "ts: a number whose unit is not known; set input.in.time.unit to s, ms, us or ns (2 of"
                + " 2 records)",
            "v: no such field; the record has vs, ts, no; did you mean vs? (2 of 2 records)");
  }

  @Test
  void shouldReportRecordsThatAreWrongAsAWhole() {
    CheckReport report =
        check(
            "{\"v\":[],\"ts\":\"2026-01-01\",\"no\":1}",
            "{\"v\":[1],\"ts\":\"2026-01-01\",\"no\":1}");

    assertThat(report.good()).isEqualTo(1);
    assertThat(report.problems()).containsExactly("the signal has no values (1 of 2 records)");
  }

  @Test
  void shouldSayOfManyTextsThatThereAreMore() {
    String[] values = new String[30];
    for (int i = 0; i < values.length; i++) {
      values[i] = "{\"v\":[1],\"ts\":\"2026-01-01\",\"no\":%d}".formatted(i);
    }

    assertThat(check(values).lines()).contains("id (no): 0, 1, 2 and at least 18 more");
  }

  @Test
  void shouldReportNothingOfAnEmptyTopic() {
    CheckReport report = check();

    assertThat(report.mapsNone()).isFalse();
    assertThat(report.lines()).isEmpty();
  }

  private static CheckReport check(String... values) {
    List<InputRecord> records = Arrays.stream(values).map(Mappings::json).toList();
    return InputCheck.of(MAPPING, new SchemaFetcher(), records);
  }
}
