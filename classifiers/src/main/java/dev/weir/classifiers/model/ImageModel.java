package dev.weir.classifiers.model;

/** A classifier of grey images, including its preprocessing. */
public interface ImageModel extends Model {

  @Override
  InputShape.Image inputShape();

  @Override
  ImageModel withProvenance(Provenance other);

  /** A scorer for one thread. */
  ImageScorer newScorer();
}
