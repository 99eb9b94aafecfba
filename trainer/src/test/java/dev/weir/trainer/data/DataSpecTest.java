package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataSpecTest {

  @Test
  void shouldTellFilesFromOptions() {
    // When
    DataSpec spec = DataSpec.parse("csv: a.csv;dir/b=1.csv,label=last , header=yes");

    // Then
    assertThat(spec.scheme()).isEqualTo("csv");
    assertThat(spec.files()).containsExactly("a.csv", "dir/b=1.csv");
    assertThat(spec.options())
        .hasSize(2)
        .containsEntry("label", "last")
        .containsEntry("header", "yes");
  }

  @Test
  void shouldNotCutAPatternWithinBraces() {
    // When
    DataSpec spec = DataSpec.parse("topic:signals,source=a{1,3}-b{2;},shape=1x40,test-share=0.1");

    // Then
    assertThat(spec.files()).containsExactly("signals");
    assertThat(spec.option("source")).contains("a{1,3}-b{2;}");
    assertThat(spec.option("shape")).contains("1x40");
    assertThat(spec.option("test-share")).contains("0.1");
  }

  @Test
  void shouldSeparateBeforeAndAfterBraces() {
    assertThat(DataSpec.parse("topic:signals,shape=1x40,source=a{2},test-share=0.1").options())
        .hasSize(3)
        .containsEntry("source", "a{2}");
  }

  @Test
  void shouldTakeTheOptionsOfAnEarlierNameThatAreNotGiven() {
    assertThat(DataSpec.withOptionsOf("csv:a.csv,label=1,ignore=x;y,seed=3", "csv:b.csv"))
        .isEqualTo("csv:b.csv,ignore=x;y,label=1,seed=3");
    assertThat(DataSpec.withOptionsOf("csv:a.csv,label=1,ignore=x;y", "csv:b.csv,ignore=z"))
        .isEqualTo("csv:b.csv,ignore=z,label=1");
    assertThat(DataSpec.withOptionsOf("mnist1d:seed=7", "mnist1d")).isEqualTo("mnist1d:seed=7");
    assertThat(DataSpec.withOptionsOf("csv:a.csv,label=1", "ucr:a.ts,b.ts"))
        .isEqualTo("ucr:a.ts,b.ts");
  }
}
