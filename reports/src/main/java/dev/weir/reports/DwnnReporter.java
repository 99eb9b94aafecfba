package dev.weir.reports;

import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;

/** Creates reports on models of DWNN. */
public final class DwnnReporter implements ModelReporter {

  @Override
  public String kind() {
    return DwnnModel.KIND;
  }

  @Override
  public Report report(
      Model model, String name, Data data, ReportLimits limits, Progress progress) {
    DwnnModel windows = (DwnnModel) model;
    return ImageReport.of(windows, name, data.images(windows), limits, progress);
  }
}
