/** Trained models, their scorers and their artifacts. */
package dev.weir.classifiers.model;
