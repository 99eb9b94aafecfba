package dev.weir.reports;

import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;

/** Creates reports on models of WNN and DWNN combined. */
public final class CombinedReporter implements ModelReporter {

  @Override
  public String kind() {
    return CombinedModel.KIND;
  }

  @Override
  public Report report(
      Model model, String name, Data data, ReportLimits limits, Progress progress) {
    CombinedModel windows = (CombinedModel) model;
    return ImageReport.of(windows, name, data.images(windows), limits, progress);
  }
}
