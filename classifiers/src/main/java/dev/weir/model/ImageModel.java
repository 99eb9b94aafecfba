package dev.weir.model;

import java.util.List;

/** A classifier of grey images, including its preprocessing. */
public interface ImageModel extends Model {

  @Override
  InputShape.Image inputShape();

  /** The names of the preprocessing steps, in order. */
  List<String> preprocessing();

  /** A scorer for one thread. */
  ImageScorer newScorer();
}
