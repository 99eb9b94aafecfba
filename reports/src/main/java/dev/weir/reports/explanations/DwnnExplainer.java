package dev.weir.reports.explanations;

import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.model.Model;

/** Explains models of DWNN and their predictions, like those of WNN. */
public final class DwnnExplainer implements ModelExplainer {

  @Override
  public String kind() {
    return DwnnModel.KIND;
  }

  @Override
  public Explanation explain(Model model, String name, ExplanationRequest question) {
    return WnnExplainer.of((DwnnModel) model, name, question);
  }
}
