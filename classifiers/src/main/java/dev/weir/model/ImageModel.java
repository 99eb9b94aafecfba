package dev.weir.model;

import java.util.List;

/** A classifier of grey images; its preprocessing is part of it. */
public interface ImageModel extends Model {

  @Override
  InputShape.Image inputShape();

  /** The names of the preprocessing steps, in the order in which they are applied. */
  List<String> preprocessing();

  /** A scorer for one thread. */
  ImageScorer newScorer();
}
