package dev.weir.report;

import dev.weir.evaluation.Evaluation;
import java.util.List;

/**
 * What is to be said of a model.
 *
 * @param title of the page
 * @param lead the outcome in a sentence
 * @param evaluation the counts that the figures come from
 * @param sections in order
 */
public record Report(String title, String lead, Evaluation evaluation, List<Section> sections) {

  public Report {
    sections = List.copyOf(sections);
  }
}
