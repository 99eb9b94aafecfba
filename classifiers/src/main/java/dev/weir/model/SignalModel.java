package dev.weir.model;

import java.util.List;

/** A classifier of signals; its preprocessing is part of it. */
public interface SignalModel extends Model {

  /** The names of the preprocessing steps, in the order in which they are applied. */
  List<String> preprocessing();

  /** A scorer for one thread. */
  SignalScorer newScorer();
}
