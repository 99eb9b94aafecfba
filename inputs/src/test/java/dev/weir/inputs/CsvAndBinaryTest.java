package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvAndBinaryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1,2.5,-3e2        | $        | 1 2.5 -300
          x,1,2             | [1..]    | 1 2
          x,1,2,y           | [1..2]   | 1 2
          "a,""b"\"",7,8    | [1..]    | 7 8
          7, 8 ,9           | 1        | 8
          7,8,9             | [2]      | 9
          "7","8"           | 0,1      | 7 8
          """)
  void shouldReadColumns(String line, String values, String expected) {
    SignalRecord signal = csv("values=" + values).signal(Mappings.json(line + "\r\n"));

    assertThat(signal.getValues())
        .containsExactly(
            Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray());
  }

  @Test
  void shouldReadColumnsByName() {
    // given
    RecordMapper mapper =
        csv(
            "values=t,d",
            "csv.header=id,ts,t,d,note",
            "id=id",
            "time=ts",
            "time.unit=ms",
            "csv.separator=;",
            "label=note");

    // when
    SignalRecord signal = mapper.signal(Mappings.json("7;1234;1.5;2;"));

    // then
    assertThat(signal.getId()).isEqualTo("7");
    assertThat(signal.eventTimeMillis()).isEqualTo(1_234);
    assertThat(signal.getValues()).containsExactly(1.5, 2);
    assertThat(signal.getChannels()).isEqualTo(2);
    assertThat(signal.getLabel()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1,x,3       | $      | column 1: a text, not a number
          1,,3        | $      | column 1: empty, not a number
          1,0x1,3     | $      | column 1: a text, not a number
          1,1d,3      | $      | column 1: a text, not a number
          1,1-2,3     | $      | column 1: a text, not a number
          1,2         | [0..5] | column 5: no such column; the line has 2
          1,2         | 5      | 5: no such field; the record has 0, 1; did you mean 0?
          ,2          | 0      | 0: nothing there; it is empty
          "1,2        | 0      | column 0: a quote that is not closed
          "1"2,3      | 0      | column 0: something after its quote
          1"2,3       | 0      | column 0: a quote within it
          """)
  void shouldNameTheColumnAndWhatIsThere(String line, String values, String message) {
    RecordMapper mapper = csv("values=" + values);

    assertThatThrownBy(() -> mapper.signal(Mappings.json(line)))
        .isInstanceOf(UnmappableException.class)
        .hasMessage(message);
  }

  @Test
  void shouldRefuseSeveralLinesAndUnknownColumns() {
    assertThatThrownBy(() -> csv("values=0").signal(Mappings.json("1\n2")))
        .hasMessage("the value has more than one line");
    assertThatThrownBy(() -> csv("values=temp", "csv.header=time,temq"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no column 'temp'; did you mean 'temq'?");
    assertThatThrownBy(() -> csv("values=a.b", "csv.header=a"))
        .hasMessageStartingWith("'a.b' is no column");
  }

  @Test
  void shouldReadBinaryNumbers() {
    byte[] floats =
        ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putFloat(1.5f).putFloat(-2).array();
    byte[] doubles = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1).array();
    byte[] shorts = {1, 0, (byte) 0xff, (byte) 0xff};

    assertThat(binary("float32", "big", floats)).containsExactly(1.5, -2);
    assertThat(binary("float64", "little", doubles)).containsExactly(0.1);
    assertThat(binary("int16", "little", shorts)).containsExactly(1, -1);
    assertThat(binary("int16", "big", shorts)).containsExactly(256, -1);
    assertThat(binary("int16", "big", new byte[0])).isEmpty();
    assertThatThrownBy(() -> binary("float32", "big", new byte[6]))
        .hasMessage("6 bytes are not a multiple of 4, the size of a number of type float32");
  }

  private static double[] binary(String type, String order, byte[] value) {
    return new RecordMapper(
            Mappings.of("format=binary", "binary.type=" + type, "binary.order=" + order),
            new SchemaFetcher())
        .signal(Mappings.record(value))
        .getValues();
  }

  private static RecordMapper csv(String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "format=csv";
    return new RecordMapper(Mappings.of(all), new SchemaFetcher());
  }
}
