package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals in JSON, with their values in every shape. */
class JsonSignalTest {

  @Test
  void shouldTakeKeyPositionAndKafkasTimeWhereTheValueHasNone() {
    // given
    RecordMapper mapper = mapper("data.values");

    // when
    SignalRecord signal = mapper.signal(Mappings.json("{\"x\":{},\"data\":{\"values\":[1,2.5]}}"));

    // then
    assertThat(signal.getId()).isEqualTo("t-3-17");
    assertThat(signal.getSource()).isEqualTo("press-7");
    assertThat(signal.eventTimeMillis()).isEqualTo(1_000);
    assertThat(signal.getValues()).containsExactly(1, 2.5);
    assertThat(signal.getChannels()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v           | {"v":[1,2,3]}                      | 1 | 1 2 3
          v           | {"v":[]}                           | 1 |
          v           | {"v":7}                            | 1 | 7
          v           | {"v":[[1,2,3],[4,5,6]]}            | 2 | 1 2 3 4 5 6
          $           | [1,2]                              | 1 | 1 2
          [*].x       | [{"x":1},{"y":0,"x":2}]            | 1 | 1 2
          [*].x,[*].y | [{"x":1,"y":3},{"y":4,"x":2}]      | 2 | 1 2 3 4
          a[1]        | {"a":[9,8]}                        | 1 | 8
          c[0],c[1]   | {"c":[[1,2],[3,4]]}                | 2 | 1 2 3 4
          c[*].d      | {"c":[{"d":[1,2]},{"d":[3,4]}]}    | 2 | 1 2 3 4
          c[*]        | {"c":[[1,2],[3,4]]}                | 2 | 1 2 3 4
          b,a         | {"a":1,"b":2}                      | 2 | 2 1
          """)
  void shouldFindValues(String paths, String json, int channels, String values) {
    SignalRecord signal = mapper(paths).signal(Mappings.json(json));

    double[] expected =
        values == null
            ? new double[0]
            : java.util.Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(signal.getValues()).containsExactly(expected);
    assertThat(signal.getChannels()).isEqualTo(channels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v        | {"v":[1,"2"]}              | v[1]: a text, not a number
          v        | {"v":[1,null]}             | v[1]: null, not a number
          v        | {"v":null}                 | v: null, not an array of numbers or a number
          v        | {"v":[[1],[2,"x"]]}        | v[1][1]: a text, not a number
          v        | {"v":[[1,2],[3]]}          | v[1]: 1 numbers, where the first row has 2
          v        | {"v":[1,[2]]}              | v[1]: an array, not a number
          v        | {"v":[[1],2]}              | v[1]: a number after arrays, not a number
          v        | {"v":{}}                   | v: an object, not an array of numbers or a number
          v        | {"v":[1,true]}             | v[1]: true or false, not a number
          v        | {"v":1,"v":2}              | v: the record has it more than once
          v        | {"v":[1],"v":[2]}          | v: the record has it more than once
          values   | {"vals":[1],"id":2}        | values: no such field; the record has vals, id; did you mean vals?
          d.values | {"d":{"a":[1]}}            | d.values: no such field; d has a
          d.values | {"d":5}                    | d.values: nothing there; d is a number
          [*].x    | [{"x":1},{"y":2}]          | [1].x: nothing there; every element needs it
          [*].x    | [{"x":1},{"x":"2"}]        | [1].x: a text, not an array of numbers or a number
          v        | {"v":[1                    | the JSON ends early, at byte 7
          v        | hello                      | the value is not JSON, at byte 5
          v        | {"v":1} x                  | the value is not JSON, at byte 9
          v        | {"v":1} 2                  | there is something after the JSON value
          """)
  void shouldNameThePathAndWhatIsThere(String paths, String json, String message) {
    RecordMapper mapper = mapper(paths);

    assertThatThrownBy(() -> mapper.signal(Mappings.json(json)))
        .isInstanceOf(UnmappableException.class)
        .hasMessage(message);
  }

  private static RecordMapper mapper(String values) {
    return new RecordMapper(Mappings.signal(InputFormat.JSON, values), new SchemaFetcher());
  }
}
