package dev.weir.reports.explanations;

import dev.weir.classifiers.explain.KernelPeak;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.RankedKernel;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.text.CountFormat;
import dev.weir.reports.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Renders the kernels of a model of the ROCKET family as text. */
final class KernelsText {

  private final KernelView view;
  private final List<RankedKernel> ranked;
  private final int top;
  private final List<String> lines = new ArrayList<>();

  KernelsText(KernelView view, int top) {
    this.view = view;
    this.ranked = RankedKernel.ranked(view);
    this.top = Math.min(top, ranked.size());
  }

  List<RankedKernel> ranked() {
    return ranked;
  }

  /** The ranking, the shapes of its top kernels and, if there are signals, where they fire. */
  String render(String name, LabelledSignals signals) {
    lines.add("model       %s: %s, %s".formatted(name, view.model().kind(), input()));
    lines.add(importance());
    lines.add("");
    lines.addAll(table().lines());
    for (RankedKernel each : ranked.subList(0, top)) {
      shape(each, signals);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private String input() {
    List<String> steps = view.model().preprocessing();
    return "%s on a %s%s"
        .formatted(
            CountFormat.of(ranked.size(), "kernel"),
            view.model().inputShape(),
            steps.isEmpty() ? "" : " after " + String.join(", ", steps));
  }

  private String importance() {
    double all = ranked.stream().mapToDouble(RankedKernel::total).sum();
    double first = ranked.subList(0, top).stream().mapToDouble(RankedKernel::total).sum();
    double ppv = RankedKernel.ppvShare(ranked);
    return String.format(
        Locale.ROOT,
        "importance  %.1f%% on PPV, %.1f%% on max; the %d most important of %,d kernels have"
            + " %.1f%%",
        100 * ppv,
        100 * (1 - ppv),
        top,
        ranked.size(),
        all == 0 ? 0 : 100 * first / all);
  }

  private TextTable table() {
    TextTable table =
        new TextTable("rank", "kernel", "importance", "PPV", "max", "taps", "dilation", "padding");
    for (int rank = 0; rank < top; rank++) {
      RankedKernel each = ranked.get(rank);
      KernelShape shape = view.kernels().get(each.kernel()).shape();
      table.row(
          "" + (rank + 1),
          "" + each.kernel(),
          String.format(Locale.ROOT, "%.4f", each.total()),
          String.format(Locale.ROOT, "%.4f", each.shares()),
          String.format(Locale.ROOT, "%.4f", each.highest()),
          "" + shape.taps(),
          "" + shape.dilation(),
          "" + shape.padding());
    }
    return table;
  }

  private void shape(RankedKernel each, LabelledSignals signals) {
    KernelShape shape = view.kernels().get(each.kernel()).shape();
    int[] channels = shape.channels();
    lines.add("");
    lines.add("kernel %d".formatted(each.kernel()));
    for (int c = 0; c < channels.length; c++) {
      float[] weights = shape.weights(c);
      String channel = channels.length > 1 || channels[c] > 0 ? " on channel " + channels[c] : "";
      lines.add(
          "  weights   %s  every %s%s: %s"
              .formatted(
                  Sparkline.of(weights, 0, weights.length),
                  shape.dilation() == 1 ? "sample" : shape.dilation() + " samples",
                  channel,
                  numbers(weights)));
    }
    if (signals != null) {
      firing(shape, signals);
    }
  }

  private void firing(KernelShape shape, LabelledSignals signals) {
    KernelPeak firing = KernelPeak.strongest(view, shape, signals);
    String label = signals.classes().get(signals.labels()[firing.signal()]);
    lines.add(
        String.format(
            Locale.ROOT,
            "  fires most on training signal %d, class \"%s\", samples %d to %d: value %.4g",
            firing.signal(),
            label,
            firing.start(),
            firing.start() + shape.span(),
            firing.value()));
    float[] prepared = view.prepare(signals.signal(firing.signal()));
    int from = shape.channels()[0] * view.length();
    lines.add("  signal    " + Sparkline.of(prepared, from, from + view.length()));
    int start = firing.start();
    lines.add("            " + Sparkline.marks(view.length(), start, start + shape.span() + 1));
  }

  private static String numbers(float[] weights) {
    return IntStream.range(0, weights.length)
        .mapToObj(i -> String.format(Locale.ROOT, "%+.2f", weights[i]))
        .collect(Collectors.joining(" "));
  }
}
