package dev.weir.reports;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnModel;

/** Creates reports on models of windowed nearest neighbour. */
public final class WnnReporter implements ModelReporter {

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public Report report(
      Model model, String name, Data data, ReportLimits limits, Progress progress) {
    WnnModel wnn = (WnnModel) model;
    return ImageReport.of(wnn, name, data.images(wnn), limits, progress);
  }
}
