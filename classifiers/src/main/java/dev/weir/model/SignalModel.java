package dev.weir.model;

import java.util.List;

/** A classifier of signals, including its preprocessing. */
public interface SignalModel extends Model {

  /** The names of the preprocessing steps, in order. */
  List<String> preprocessing();

  /** A scorer for one thread. */
  SignalScorer newScorer();
}
