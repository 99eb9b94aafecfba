/** WNN and DWNN with several sets of training images at once, one of which includes the others. */
package dev.weir.classifiers.nested;
