/** What defines the distances of WNN: training images, what they represent, parameters, windows. */
package dev.weir.classifiers.wnn.definition;
