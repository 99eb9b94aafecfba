package dev.weir.reports.explanations;

import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnExplanation.NearestCount;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.reports.text.CountFormat;
import dev.weir.reports.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Renders the explanation of an image's class as text. */
final class ImageText {

  /** Neighbouring windows cover nearly the same pixels and contribute nearly the same. */
  private static final int APART = 4;

  private static final String SHADES = " .:-=+*#%@";

  private final WnnExplanation explanation;
  private final ComparedClasses rivals;
  private final List<String> classes;
  private final int top;
  private final List<String> lines = new ArrayList<>();

  ImageText(WnnExplanation explanation, ComparedClasses rivals, List<String> classes, int top) {
    this.explanation = explanation;
    this.rivals = rivals;
    this.classes = classes;
    this.top = top;
  }

  String render(ExplainedRecord<byte[]> subject) {
    lines.add("record      " + subject.describe());
    lines.add(
        String.format(
            Locale.ROOT,
            "prediction  \"%s\", distance %,.0f, against \"%s\", distance %,.0f: difference %,.0f",
            name(rivals.winner()),
            distance(explanation.distance(rivals.winner())),
            name(rivals.other()),
            distance(explanation.distance(rivals.other())),
            distance(
                explanation.distance(rivals.other()) - explanation.distance(rivals.winner()))));
    if (!explanation.selection().isAll()) {
      lines.add("windows     " + explanation.selection().description());
    }
    lines.add(windows());
    chosen(rivals.winner());
    chosen(rivals.other());
    side("evidence for \"%s\"".formatted(name(rivals.winner())), 1);
    side("evidence for \"%s\"".formatted(name(rivals.other())), -1);
    picture(subject.values());
    return String.join(System.lineSeparator(), lines);
  }

  private String windows() {
    long spoken = all().filter(w -> evidence(w) > 0).count();
    long against = all().filter(w -> evidence(w) < 0).count();
    return String.format(
        Locale.ROOT,
        "made up of  %,.0f by %s for \"%s\", %,.0f by %s for \"%s\"; %d contribute nothing",
        distance(all().filter(w -> evidence(w) > 0).mapToLong(this::evidence).sum()),
        CountFormat.of(spoken, "window"),
        name(rivals.winner()),
        distance(all().filter(w -> evidence(w) < 0).mapToLong(this::evidence).sum()),
        CountFormat.of(against, "window"),
        name(rivals.other()),
        explanation.selection().size() - spoken - against);
  }

  private void chosen(int label) {
    List<NearestCount> all = explanation.chosen(label, window -> evidence(window) != 0);
    StringBuilder line = new StringBuilder();
    for (NearestCount each : all.subList(0, Math.min(3, all.size()))) {
      line.append("; ").append(image(each.choice())).append(" by ").append(each.windows());
    }
    if (all.size() > 3) {
      line.append("; ...");
    }
    lines.add(
        "chosen      %s of \"%s\"%s"
            .formatted(CountFormat.of(all.size(), "image"), name(label), line));
  }

  private void side(String title, int sign) {
    lines.add("");
    lines.add(title);
    TextTable table =
        new TextTable(
            "",
            "window at x,y",
            "contribution",
            "nearest \"%s\"".formatted(name(rivals.winner())),
            "nearest \"%s\"".formatted(name(rivals.other())));
    spread(sign).forEach(window -> table.row(row(window)));
    lines.addAll(table.lines());
  }

  /** The windows that contribute most to one side, without close neighbours of better ones. */
  private List<Integer> spread(int sign) {
    List<Integer> shown = new ArrayList<>();
    all()
        .filter(w -> sign * evidence(w) > 0)
        .boxed()
        .sorted(Comparator.comparingLong((Integer w) -> -sign * evidence(w)))
        .filter(w -> shown.size() < top && shown.stream().noneMatch(other -> isClose(w, other)))
        .forEach(shown::add);
    return shown;
  }

  private boolean isClose(int window, int other) {
    int right = Math.abs(window % explanation.width() - other % explanation.width());
    int down = Math.abs(window / explanation.width() - other / explanation.width());
    return Math.max(right, down) < APART;
  }

  private String[] row(int window) {
    return new String[] {
      "",
      window % explanation.width() + "," + window / explanation.width(),
      String.format(Locale.ROOT, "%+,.0f", distance(evidence(window))),
      image(explanation.choice(rivals.winner(), window)),
      image(explanation.choice(rivals.other(), window))
    };
  }

  /**
   * The image, and beside it the contribution of each window: + and - for large, . and , for small.
   */
  private void picture(byte[] pixels) {
    long most = Math.max(1, all().mapToLong(w -> Math.abs(evidence(w))).max().orElse(1));
    lines.add("");
    lines.add(
        "the image, and the contributions of its windows: # and + for \"%s\", = and - for \"%s\""
            .formatted(name(rivals.winner()), name(rivals.other())));
    for (int y = 0; y < explanation.height(); y++) {
      StringBuilder line = new StringBuilder("  ");
      for (int x = 0; x < explanation.width(); x++) {
        int shade = pixels[y * explanation.width() + x] & 0xff;
        line.append(SHADES.charAt(shade * (SHADES.length() - 1) / 255));
      }
      line.append("   ");
      for (int x = 0; x < explanation.width(); x++) {
        int window = y * explanation.width() + x;
        line.append(explanation.counts(window) ? mark(evidence(window), most) : ' ');
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static char mark(long evidence, long most) {
    boolean strong = 3 * Math.abs(evidence) > most;
    if (20 * Math.abs(evidence) <= most) {
      return '.';
    }
    if (evidence > 0) {
      return strong ? '#' : '+';
    }
    return strong ? '=' : '-';
  }

  private long evidence(int window) {
    return explanation.evidence(rivals.winner(), rivals.other(), window);
  }

  private IntStream all() {
    return IntStream.range(0, windowCount());
  }

  private int windowCount() {
    return explanation.width() * explanation.height();
  }

  private double distance(long units) {
    return units / explanation.unitsPerOne();
  }

  private String name(int label) {
    return classes.get(label);
  }

  private static String image(ShiftedImage choice) {
    String shift =
        choice.right() == 0 && choice.down() == 0
            ? ""
            : " shifted %+d,%+d".formatted(choice.right(), choice.down());
    return "#" + choice.place() + (choice.change().isEmpty() ? "" : " " + choice.change()) + shift;
  }
}
