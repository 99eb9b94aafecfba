package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryTest {

  @Test
  void shouldReadTheListOfDependencies() {
    // given
    Stream<String> list =
        """

        The following files have been resolved:
           org.rocksdb:rocksdbjni:jar:10.1.3:runtime -- module rocksdbjni (auto)
           info.picocli:picocli:jar:4.7.7:compile
           io.netty:netty-transport:jar:linux-x86_64:4.2.0:compile (optional)
        """
            .lines();

    // when
    List<Library> libraries = Library.parse(list).toList();

    // then
    assertThat(libraries)
        .containsExactly(
            new Library("org.rocksdb", "rocksdbjni", "", "10.1.3"),
            new Library("info.picocli", "picocli", "", "4.7.7"),
            new Library("io.netty", "netty-transport", "linux-x86_64", "4.2.0"));
  }

  @Test
  void shouldHaveTheNamesThatMavenAndPackageUrlsGive() {
    // given
    Library plain = new Library("org.apache.kafka", "kafka_2.13", "", "4.3.1");
    Library classified = new Library("io.netty", "netty-transport", "linux-x86_64", "4.2.0");

    // then
    assertThat(plain.fileName()).isEqualTo("kafka_2.13-4.3.1.jar");
    assertThat(plain.purl()).isEqualTo("pkg:maven/org.apache.kafka/kafka_2.13@4.3.1?type=jar");
    assertThat(classified.fileName()).isEqualTo("netty-transport-4.2.0-linux-x86_64.jar");
    assertThat(classified.purl())
        .isEqualTo("pkg:maven/io.netty/netty-transport@4.2.0?classifier=linux-x86_64&type=jar");
  }
}
