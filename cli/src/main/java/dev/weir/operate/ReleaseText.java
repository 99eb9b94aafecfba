package dev.weir.operate;

import dev.weir.publish.AssignmentOutcome;
import dev.weir.publish.Publication;
import dev.weir.publish.Release;
import dev.weir.routes.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome of a publication as text. */
public final class ReleaseText {

  private ReleaseText() {}

  /** A line on the publication, including what was left unchanged, and one on the assignment. */
  public static String of(Release release, Release.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    Publication publication = outcome.publication();
    lines.add(publication.describe());
    if (!outcome.twins().isEmpty()) {
      lines.add(
          "the same bytes are published as "
              + outcome.twins().stream().map(Timelines::name).collect(Collectors.joining(", ")));
    }
    if (!publication.changed() && !release.figures().equals(publication.manifest().getFigures())) {
      lines.add("its figures stay as they were published; those given now are not written");
    }
    outcome.assignment().ifPresent(assignment -> lines.add(text(assignment)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String text(AssignmentOutcome outcome) {
    return outcome.describe() + RefusalsText.of(outcome.refusals());
  }
}
