package dev.weir.reports;

import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.explain.KernelContribution;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.SignalExplanation;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.picture.Axis;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Misclassified signals and the positions of the kernels that decided. */
record SignalErrorPictures(KernelView view, LabelledSignals tests, TestPredictions predictions) {

  private static final double NARROWEST = 196;
  private static final double LEFT = 8;
  private static final double STRIP = 124;

  List<Picture> draw(int most) {
    int[] errors = predictions.errors(most);
    double width = Picture.width(NARROWEST, 2 * LEFT, titles(errors));
    return IntStream.of(errors).mapToObj(record -> picture(record, width)).toList();
  }

  private List<String> titles(int[] records) {
    return IntStream.of(records).mapToObj(record -> predictions.describe(record, record)).toList();
  }

  private Picture picture(int record, double width) {
    int actual = predictions.actual()[record];
    SignalExplanation why =
        SignalExplanation.of(
            view, tests.signal(record), scores -> ComparedClasses.of(scores, actual));
    String name = predictions.describe(record, record);
    Picture picture =
        new Picture(width, 160, "Test signal " + name).title(name, LEFT, width - 2 * LEFT);
    picture.text(
        LEFT, 33, String.format(Locale.ROOT, "ahead by %.3f", why.difference()), Ink.MUTED);
    Axis across = new Axis(0, view.length() - 1, LEFT + 2, width - LEFT - 2);
    double[] values = why.prepared().stream().mapToDouble(Float::doubleValue).toArray();
    SignalPlot plot =
        new SignalPlot(picture, across, SignalPlot.axis(List.of(values), 44, STRIP - 10));
    if (tests.channels() == 1) {
      plot.curve(values, Ink.TEXT, 1.6); // blue and red are evidence
    } else {
      plot.signal(values, tests.channels());
    }
    strip(picture, why);
    return picture;
  }

  /** One cell per sample: blue for evidence for the prediction, red for the true class. */
  private void strip(Picture picture, SignalExplanation why) {
    double[] evidence = new double[view.length()];
    for (KernelContribution each : why.contributions()) {
      spread(each, evidence);
    }
    double most = 1e-12;
    for (double each : evidence) {
      most = Math.max(most, Math.abs(each));
    }
    double cell = (picture.width() - 2 * LEFT) / evidence.length;
    for (int t = 0; t < evidence.length; t++) {
      Ink ink = evidence[t] > 0 ? Ink.BLUE : Ink.RED;
      picture.box(LEFT + t * cell, STRIP, cell, 14, ink, Math.abs(evidence[t]) / most);
    }
    picture.frame(LEFT, STRIP, picture.width() - 2 * LEFT, 14, Ink.GRID);
    picture.text(LEFT, STRIP + 30, "0", Ink.MUTED);
    picture.right(
        picture.width() - LEFT, STRIP + 30, Integer.toString(view.length() - 1), Ink.MUTED);
  }

  /** Spreads a kernel's contribution evenly over the samples under it at its highest value. */
  private void spread(KernelContribution each, double[] evidence) {
    KernelShape shape = view.kernels().get(each.kernel()).shape();
    List<Integer> inside = new ArrayList<>();
    for (int j = 0; j < shape.taps(); j++) {
      int t = each.firing().start() + j * shape.dilation();
      if (t >= 0 && t < evidence.length) {
        inside.add(t);
      }
    }
    inside.forEach(t -> evidence[t] += each.total() / inside.size());
  }
}
