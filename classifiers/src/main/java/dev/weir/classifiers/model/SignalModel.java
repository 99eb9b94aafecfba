package dev.weir.classifiers.model;

/** A classifier of signals, including its preprocessing. */
public interface SignalModel extends Model {

  @Override
  SignalModel withProvenance(Provenance other);

  /** A scorer for one thread. */
  SignalScorer newScorer();
}
