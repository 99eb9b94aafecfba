package dev.weir.cli;

import dev.weir.model.Model;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model that a command was told to look at.
 *
 * @param name as the user named it: the artifact's file, or NAME/VERSION
 * @param model what the artifact holds
 * @param figures its offline figures, as far as they are known
 */
record LoadedModel(String name, Model model, SortedMap<String, Double> figures) {

  LoadedModel {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }
}
