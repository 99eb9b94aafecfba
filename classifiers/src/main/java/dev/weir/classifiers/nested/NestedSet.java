package dev.weir.classifiers.nested;

import dev.weir.classifiers.wnn.definition.Extension;

/**
 * One of the sets of a {@link NestedClassifier}.
 *
 * @param training index of its training images
 * @param extension their extension
 * @param byImages whether DWNN is wanted as well as WNN
 */
public record NestedSet(int training, Extension extension, boolean byImages) {}
