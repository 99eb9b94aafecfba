package dev.weir.reports.explanations;

import dev.weir.classifiers.explain.KernelContribution;
import dev.weir.classifiers.explain.KernelPeak;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.SignalExplanation;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.reports.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Renders the explanation of a signal's class as text. */
final class SignalText {

  private final KernelView view;
  private final SignalExplanation explanation;
  private final List<String> classes;
  private final int top;
  private final List<String> lines = new ArrayList<>();

  SignalText(KernelView view, SignalExplanation explanation, int top) {
    this.view = view;
    this.explanation = explanation;
    this.classes = view.model().classes();
    this.top = top;
  }

  String render(ExplainedRecord<double[]> subject) {
    int winner = explanation.rivals().winner();
    int other = explanation.rivals().other();
    lines.add("record      " + subject.describe());
    lines.add(
        String.format(
            Locale.ROOT,
            "prediction  \"%s\", score %.4f, against \"%s\", score %.4f: difference %.4f",
            classes.get(winner),
            explanation.scores().get(winner),
            classes.get(other),
            explanation.scores().get(other),
            explanation.difference()));
    lines.add(
        String.format(
            Locale.ROOT,
            "made up of  %+.4f on an average signal, %+.4f by kernels for \"%s\", %+.4f by kernels"
                + " for \"%s\"",
            explanation.baseline(),
            sum(each -> each.total() > 0),
            classes.get(winner),
            sum(each -> each.total() < 0),
            classes.get(other)));
    signal();
    side("evidence for \"%s\"".formatted(classes.get(winner)), each -> each.total() > 0);
    side("evidence for \"%s\"".formatted(classes.get(other)), each -> each.total() < 0);
    return String.join(System.lineSeparator(), lines);
  }

  private void signal() {
    float[] prepared = new float[explanation.prepared().size()];
    for (int i = 0; i < prepared.length; i++) {
      prepared[i] = explanation.prepared().get(i);
    }
    for (int from = 0; from < prepared.length; from += view.length()) {
      lines.add("signal      " + Sparkline.of(prepared, from, from + view.length()));
    }
  }

  private void side(String title, Predicate<KernelContribution> side) {
    List<KernelContribution> all = explanation.contributions().stream().filter(side).toList();
    List<KernelContribution> first = all.subList(0, Math.min(top, all.size()));
    lines.add("");
    lines.add(title);
    TextTable table = new TextTable("", "kernel", "contribution", "PPV", "max", "fires at samples");
    for (KernelContribution each : first) {
      KernelShape shape = view.kernels().get(each.kernel()).shape();
      KernelPeak firing = each.firing();
      table.row(
          "",
          "" + each.kernel(),
          String.format(Locale.ROOT, "%+.4f", each.total()),
          String.format(Locale.ROOT, "%+.4f", each.shares()),
          String.format(Locale.ROOT, "%+.4f", each.highest()),
          "%d to %d".formatted(firing.start(), firing.start() + shape.span()));
    }
    lines.addAll(table.lines());
    if (all.size() > first.size()) {
      double rest = all.stream().skip(top).mapToDouble(KernelContribution::total).sum();
      lines.add(
          String.format(Locale.ROOT, "  and %d more  %+.4f", all.size() - first.size(), rest));
    }
  }

  private double sum(Predicate<KernelContribution> side) {
    return explanation.contributions().stream()
        .filter(side)
        .mapToDouble(KernelContribution::total)
        .sum();
  }
}
