package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link in README and docs leads to a file, and its anchor to a heading there. */
class DocumentLinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  static List<String> pages() throws IOException {
    return Documents.names();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLeadSomewhere(String page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : links(page)) {
      if (!link.contains(":") && !leads(page, link)) {
        broken.add(link);
      }
    }
    assertThat(broken).as(page).isEmpty();
  }

  @Test
  void shouldFindEveryPageFromReadme() throws IOException {
    Set<String> linked = new TreeSet<>();
    links("README.md").forEach(link -> linked.add(link.split("#", 2)[0]));
    assertThat(pages())
        .filteredOn(page -> page.startsWith("docs/") && !page.startsWith("docs/decisions/"))
        .isSubsetOf(linked);
  }

  @Test
  void shouldNoticeBrokenLinks() throws IOException {
    assertThat(leads("README.md", "docs/nothing.md")).isFalse();
    assertThat(leads("README.md", "docs/late-labels.md#nothing")).isFalse();
    assertThat(leads("docs/kubernetes.md", "late-labels.md#state")).isTrue();
  }

  private static List<String> links(String page) throws IOException {
    return LINK.matcher(Documents.prose(page)).results().map(found -> found.group(1)).toList();
  }

  private static boolean leads(String page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path from = Documents.FOLDER.resolve(page);
    Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]));
  }

  private static Set<String> anchors(String page) {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(page)
        .results()
        .forEach(
            heading ->
                anchors.add(
                    heading
                        .group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')));
    return anchors;
  }
}
