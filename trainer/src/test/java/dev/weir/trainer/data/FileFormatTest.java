package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in unsupported formats are identified, with a remedy. */
class FileFormatTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.arff    | '% a story\\n@RELATION t\\n@attribute a0 numeric\\n' | is an ARFF file",
        "a.parquet | 'PAR1\\25\\4data'  | is a Parquet file",
        "a.npy     | '\\223NUMPY\\1\\0'  | is a NumPy array",
        "a.npz     | 'PK\\3\\4\\24' | is a ZIP archive",
        "a.mat     | '\\211HDF\\r\\n'        | is an HDF5 file",
        "b.mat     | 'MATLAB 5.0 MAT-file, P'  | is a MATLAB file",
        "a.RData   | '\\3757zXZ\\0'          | is an R data file",
        "a.rda     | 'RDX3\\nX\\n'             | is an R data file",
        "a.csv.xz  | '\\3757zXZ\\0'          | is compressed with xz",
        "a.pkl     | '\\200\\4'          | is a Python pickle",
        "a.jsonl   | '{\"values\":[1,2]}\\n'   | is JSON",
        "a.txt     | '  1.0e+00   2.5  3\\n'   | is a table with blanks",
      })
  void shouldNameWhatItIs(String name, String text, String expected) throws IOException {
    // Given
    Path file = write(name, text.translateEscapes());

    // When / Then
    for (String scheme : new String[] {"csv:", "ucr:%s,".formatted(file)}) {
      assertThatThrownBy(() -> DataSets.load(scheme + file))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file + ": " + expected)
          .hasMessageContaining("; ");
    }
  }

  @Test
  void shouldNameAPackedFileToo() throws IOException {
    // Given
    Path file = folder.resolve("a.arff.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("@relation t\n".getBytes(StandardCharsets.UTF_8));
    }

    // When / Then
    assertThatThrownBy(() -> DataSets.load("csv:" + file))
        .hasMessageStartingWith(file + ": is an ARFF file")
        .hasMessageContaining("ucr:TRAIN.ts,TEST.ts");
  }

  @Test
  void shouldSayUnderWhichNameAFileIsRead() throws IOException {
    // Given
    Path ts = write("a.ts", "# sea\n@problemName sea\n@data\n1,2:a\n");
    Path tabs = write("b.tsv", "1\t0.5\t0.25\n");
    Path commas = write("c_TRAIN", "1,0.5,0.25\n");

    Path csv = write("d.csv", "v0,v1,label\n0.5,0.25,a\n");

    // When / Then
    assertThatThrownBy(() -> DataSets.load("ucr:%s,%s".formatted(csv, csv)))
        .hasMessageStartingWith(csv + ": is a CSV file; use csv:FILE");
    assertThatThrownBy(() -> DataSets.load("csv:" + ts))
        .hasMessageStartingWith(ts + ": is a .ts file")
        .hasMessageContaining("use ucr:TRAIN.ts,TEST.ts");
    assertThatThrownBy(() -> DataSets.load("ucr:%s,%s".formatted(tabs, tabs)))
        .hasMessageStartingWith(tabs + ": is a table with tabs")
        .hasMessageContaining("csv:TRAIN.tsv,TEST.tsv,label=1");
    assertThatThrownBy(() -> DataSets.load("ucr:%s,%s".formatted(commas, commas)))
        .hasMessageStartingWith(commas + ": is a table with commas")
        .hasMessageContaining("csv:TRAIN,TEST,label=1");
  }

  @ParameterizedTest
  @CsvSource({"Sea_TRAIN.tsv, '\t'", "Sea_TRAIN, ','"})
  void shouldTakeTheLabelFirstInTablesOfTheArchive(String name, String separator)
      throws IOException {
    // Given
    Path train = write(name, "1,0.5,0.25\n-1,0.5,0.125\n".replace(",", separator));
    Path test = write(name.replace("TRAIN", "TEST"), "1,3,4\n".replace(",", separator));

    // When
    SignalDataSet data = DataSets.load("csv:%s,%s".formatted(train, test));

    // Then
    assertThat(data.train().classes()).containsExactly("-1", "1");
    assertThat(data.train().signal(0)).containsExactly(0.5, 0.25);
    assertThat(data.test().signal(0)).containsExactly(3, 4);
  }

  @Test
  void shouldNotTakeColumnsForAFormat() throws IOException {
    // Given column names that are keywords in other formats
    Path file = write("a.csv", "@timestamp,PAR1,RDX,label\n1,2,3,a\n2,2,3,a\n3,2,4,b\n4,3,3,b\n");

    // When / Then
    assertThat(FileStart.of(file).flatMap(FileFormat::of)).contains(FileFormat.CSV);
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
