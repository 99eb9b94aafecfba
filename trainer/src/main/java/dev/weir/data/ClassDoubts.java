package dev.weir.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings about the classes of a training file, for all formats. */
final class ClassDoubts {
  private static final Logger log = LoggerFactory.getLogger(ClassDoubts.class);

  private ClassDoubts() {}

  static void warn(CaseFile file) {
    of(file.cases()).forEach(doubt -> log.warn("{}: {}", file.file(), doubt));
  }

  /** The warnings, as sentences. */
  static List<String> of(List<Case> cases) {
    return Stream.of(RareClasses.doubt(cases), AlikeClasses.doubt(cases.stream().map(Case::label)))
        .flatMap(Optional::stream)
        .toList();
  }
}
