package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowReaderTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void shouldFindTheSeparatorBehindBlankLinesAndCountThem() throws IOException {
    // given
    BufferedReader text = new BufferedReader(new StringReader("\n \t \n\"a,b\";2\n3;4"));

    // when
    List<CsvRow> rows = rows(new CsvRowReader(text));

    // then
    assertThat(rows)
        .extracting(CsvRow::cells)
        .containsExactly(List.of("a,b", "2"), List.of("3", "4"));
    assertThat(rows).extracting(CsvRow::line).containsExactly(3L, 4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;", "SEP=;;;", "\"sep=;\"", "sep=;\r"})
  void shouldTakeTheSeparatorThatExcelWrites(String first) throws IOException {
    // given
    String text = "\n" + first + "\na,b;2\n3;4";

    // when
    List<CsvRow> rows = rows(new CsvRowReader(new BufferedReader(new StringReader(text))));

    // then
    assertThat(rows)
        .extracting(CsvRow::cells)
        .containsExactly(List.of("a,b", "2"), List.of("3", "4"));
    assertThat(rows).extracting(CsvRow::line).containsExactly(3L, 4L);
  }

  @Test
  void shouldTakeATabThatExcelWrites() throws IOException {
    List<CsvRow> rows =
        rows(new CsvRowReader(new BufferedReader(new StringReader("sep=\t\na;b\t2"))));
    assertThat(rows).extracting(CsvRow::cells).containsExactly(List.of("a;b", "2"));
  }

  /** Regression: the reader's buffer used to hold the whole file and was copied for each line. */
  @Test
  void shouldKeepNothingOfTheLinesBefore() throws IOException {
    // given
    BufferedReader text = new BufferedReader(new Lines("0.1,0.2,up\n", 20_000));
    long before = THREADS.getCurrentThreadAllocatedBytes();

    // when
    CsvRowReader rows = new CsvRowReader(text);
    int count = 0;
    while (rows.next() != null) {
      count++;
    }

    // then
    assertThat(count).isEqualTo(20_000);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
  }

  private static List<CsvRow> rows(CsvRowReader rows) {
    List<CsvRow> all = new ArrayList<>();
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    return all;
  }

  /** Returns one line at a time, like the reader of files. */
  private static final class Lines extends Reader {
    private final String line;
    private int left;

    Lines(String line, int count) {
      this.line = line;
      this.left = count;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      left--;
      line.getChars(0, line.length(), target, offset);
      return line.length();
    }

    @Override
    public void close() {}
  }
}
