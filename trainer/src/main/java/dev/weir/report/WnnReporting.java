package dev.weir.report;

import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.wnn.WnnModel;

/** Creates reports on models of windowed nearest neighbour. */
public final class WnnReporting implements Reporting {

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
