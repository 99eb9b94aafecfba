package dev.weir.experiments.scoreboard;

import java.util.List;

/** Keeps the finished parts of runs that take hours, from which an interrupted one goes on. */
public interface RunParts {

  /** Keeps nothing. */
  RunParts NONE =
      new RunParts() {
        @Override
        public List<Part> of(String run) {
          return List.of();
        }

        @Override
        public void add(Part part) {}
      };

  /** Those of a run that are kept. */
  List<Part> of(String run);

  /** Keeps another one; called by any thread. */
  void add(Part part);

  /**
   * Some tests of a run.
   *
   * @param run its id
   * @param tests the tests, from 0
   * @param predicted their classes, by the order of the run, then of the tests
   */
  record Part(String run, List<Integer> tests, List<List<Integer>> predicted) {}
}
