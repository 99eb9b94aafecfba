package dev.weir.reports;

import dev.weir.classifiers.explain.KernelPeak;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.RankedKernel;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Lettering;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Pictures of the most important kernels. */
final class KernelPictures {

  private static final double WIDTH = 440;
  private static final double TOP = 44;
  private static final double HEIGHT = 94;

  private final KernelView view;
  private final List<RankedKernel> ranked;
  private final LabelledSignals signals;

  /**
   * Prepares pictures of a model.
   *
   * @param signals signals to search for a kernel's highest value: the training part
   */
  KernelPictures(KernelView view, LabelledSignals signals) {
    this.view = view;
    this.ranked = RankedKernel.ranked(view);
    this.signals = signals;
  }

  List<RankedKernel> ranked() {
    return ranked;
  }

  /** The importance of the first kernels, PPV and max stacked. */
  Picture ranking(int top) {
    List<RankedKernel> first = ranked.subList(0, Math.min(top, ranked.size()));
    Picture picture =
        new Picture(
            WIDTH,
            196,
            "Importance of the %d most important kernels, divided into PPV and max"
                .formatted(first.size()));
    Axis down = new Axis(0, Math.max(first.getFirst().total(), 1e-9) * 1.05, 152, 30);
    picture.grid(down, 4, 48, WIDTH - 8, Axis::label);
    legend(picture);
    double step = (WIDTH - 60.0) / first.size();
    for (int i = 0; i < first.size(); i++) {
      RankedKernel each = first.get(i);
      double x = 50 + step * i + step * 0.15;
      double middle = down.at(each.shares());
      picture.box(x, middle, step * 0.7, 152 - middle, Ink.BLUE, 1);
      picture.box(x, down.at(each.total()), step * 0.7, middle - down.at(each.total()), Ink.RED, 1);
      if (i % 5 == 0) {
        picture.centred(x + step * 0.35, 169, Integer.toString(i + 1), Ink.MUTED);
      }
    }
    return picture.centred(48 + (WIDTH - 60) / 2, 190, "rank", Ink.MUTED);
  }

  private static void legend(Picture picture) {
    picture.box(48, 4, 12, 12, Ink.RED, 1).text(66, 15, "max", Ink.TEXT);
    picture.box(118, 4, 12, 12, Ink.BLUE, 1).text(136, 15, "PPV", Ink.TEXT);
  }

  /** For each of the first kernels, its weights and the training signal with its highest value. */
  List<Picture> top(int count) {
    List<Picture> pictures = new ArrayList<>();
    int shown = Math.min(count, ranked.size());
    int widest =
        ranked.subList(0, shown).stream()
            .mapToInt(each -> view.kernels().get(each.kernel()).shape().span())
            .max()
            .orElse(1);
    for (int rank = 0; rank < shown; rank++) {
      pictures.add(kernel(rank, widest));
    }
    return pictures;
  }

  private Picture kernel(int rank, int widest) {
    RankedKernel each = ranked.get(rank);
    KernelShape shape = view.kernels().get(each.kernel()).shape();
    KernelPeak firing = KernelPeak.strongest(view, shape, signals);
    String label = signals.classes().get(signals.labels()[firing.signal()]);
    List<String> fires =
        Lettering.lines(
            "fires most on #%d, class %s".formatted(firing.signal(), ClassNameText.isolated(label)),
            WIDTH - 8,
            Picture.SMALL,
            false);
    double top = TOP + (fires.size() - 1) * Picture.SMALL * Lettering.LINE;
    Picture picture =
        new Picture(
            WIDTH,
            top + 132,
            "Kernel %d: %d weights, one every %d samples, and training signal %d of class %s, on which it fires most"
                .formatted(each.kernel(), shape.taps(), shape.dilation(), firing.signal(), label));
    picture.title("%d. kernel %d".formatted(rank + 1, each.kernel()), 4, WIDTH - 8);
    picture.right(
        WIDTH - 4,
        16,
        String.format(
            Locale.ROOT,
            "importance %.3f, %.0f%% of it max",
            each.total(),
            each.total() == 0 ? 0 : 100 * each.highest() / each.total()),
        Ink.MUTED);
    picture.text(4, 34, fires, Ink.MUTED);
    weights(picture, shape, widest, top);
    firing(picture, shape, firing, top);
    return picture;
  }

  /** The weights on its first channel; the widest kernel takes the full width. */
  private void weights(Picture picture, KernelShape shape, int widest, double top) {
    float[] weights = shape.weights(0);
    double most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    Axis down = Axis.over(-most, most, top + HEIGHT, top);
    Axis across = Axis.over(0, widest, 12, 156);
    picture.line(6, down.at(0), 162, down.at(0), Ink.GRID, 1);
    for (int j = 0; j < weights.length; j++) {
      double x = across.at((double) j * shape.dilation());
      Ink ink = weights[j] < 0 ? Ink.RED : Ink.BLUE;
      picture.line(x, down.at(0), x, down.at(weights[j]), ink, 2);
      picture.dot(x, down.at(weights[j]), 4, ink);
    }
    picture.text(
        4,
        top + 120,
        "weights, every %s"
            .formatted(shape.dilation() == 1 ? "sample" : shape.dilation() + " samples"),
        Ink.MUTED);
  }

  private void firing(Picture picture, KernelShape shape, KernelPeak firing, double top) {
    double[] channel = channel(shape, firing.signal());
    Axis across = new Axis(0, view.length() - 1, 196, WIDTH - 10);
    Axis down = SignalPlot.axis(List.of(channel), top + 4, top + HEIGHT - 4);
    int from = Math.max(0, firing.start());
    int to = Math.min(view.length() - 1, firing.start() + shape.span());
    picture.box(
        across.at(from) - 3, top, across.at(to) - across.at(from) + 6, HEIGHT, Ink.BLUE, 0.16);
    SignalPlot plot = new SignalPlot(picture, across, down);
    plot.curve(channel, Ink.TEXT, 1.6);
    for (int j = 0; j < shape.taps(); j++) {
      int t = firing.start() + j * shape.dilation();
      if (t >= 0 && t < view.length()) {
        picture.dot(
            across.at(t), down.at(channel[t]), 3.5, shape.weights(0)[j] < 0 ? Ink.RED : Ink.BLUE);
      }
    }
    for (double tick : across.ticks(5)) {
      picture.centred(across.at(tick), top + 112, Axis.label(tick), Ink.MUTED);
    }
    picture.centred((196 + WIDTH - 10) / 2, top + 128, "sample", Ink.MUTED);
  }

  private double[] channel(KernelShape shape, int signal) {
    float[] prepared = view.prepare(signals.signal(signal));
    double[] channel = new double[view.length()];
    int from = shape.channels()[0] * view.length();
    Arrays.setAll(channel, t -> prepared[from + t]);
    return channel;
  }
}
