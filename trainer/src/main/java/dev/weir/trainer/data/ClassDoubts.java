package dev.weir.trainer.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings about the classes of a training file, for all formats. */
final class ClassDoubts {
  private static final Logger log = LoggerFactory.getLogger(ClassDoubts.class);

  private static final int MOST_NAMED = 5;

  private ClassDoubts() {}

  static void warn(ExampleFile file) {
    of(file.cases()).forEach(doubt -> log.warn("{}: {}", file.file(), doubt));
  }

  /** The warnings, as sentences. */
  static List<String> of(List<LabelledExample> cases) {
    return Stream.of(rare(cases), AlikeClasses.doubt(cases.stream().map(LabelledExample::label)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Classes with a single case: they cannot be learnt, and often they are a mistake. */
  private static Optional<String> rare(List<LabelledExample> cases) {
    Map<String, List<LabelledExample>> byClass =
        cases.stream().collect(Collectors.groupingBy(LabelledExample::label));
    List<String> found =
        byClass.values().stream()
            .filter(members -> members.size() == 1)
            .map(List::getFirst)
            .sorted(Comparator.comparingLong(LabelledExample::line))
            .map(it -> "'%s' (line %d)".formatted(it.label(), it.line()))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join(", ", found.subList(0, Math.min(MOST_NAMED, found.size())));
    int more = found.size() - MOST_NAMED;
    return Optional.of(
        "%s only one case: %s%s; a model cannot learn from one case. Is it a class?"
            .formatted(
                found.size() == 1 ? "a class has" : found.size() + " classes have",
                shown,
                more > 0 ? " and %d more".formatted(more) : ""));
  }
}
