package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import java.util.List;

/**
 * A report on a model.
 *
 * @param title title of the page
 * @param lead the result in a sentence
 * @param evaluation the counts that the figures are based on
 * @param sections in order
 */
public record Report(String title, String lead, Evaluation evaluation, List<Section> sections) {

  public Report {
    sections = List.copyOf(sections);
  }
}
